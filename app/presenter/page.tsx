import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Presenter } from "@/components/presenter/presenter";
import { environment } from "@/lib/server/env";

export const metadata: Metadata = { title: "Presenter" };

export default function PresenterPage() {
  if (environment().mode !== "demo") notFound();
  return <Presenter />;
}
