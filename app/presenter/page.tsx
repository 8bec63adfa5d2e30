import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Presenter } from "@/components/presenter/presenter";
import { environment } from "@/lib/server/env";
import { personOnPage } from "@/lib/server/people/person-on-page";

export const metadata: Metadata = { title: "Presenter" };

export default async function PresenterPage() {
  if (environment().mode !== "demo") notFound();
  await personOnPage("/presenter");
  return <Presenter />;
}
