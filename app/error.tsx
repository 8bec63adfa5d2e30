"use client";

import { Notice } from "@/components/ui/notice";

/** What is shown where drawing a page has failed: calls go on, only the picture is gone. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <Notice onRetry={reset}>
      This page could not be drawn. The calls are not affected; try again, or reload the page.
    </Notice>
  );
}
