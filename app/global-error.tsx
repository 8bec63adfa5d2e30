"use client";

import "./globals.css";

/** What is shown when not even the frame of the pages could be made: the database is away, say. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Bridgeboard</title>
        <main className="mx-auto grid max-w-sm gap-3 px-4 pt-16">
          <h1 className="font-semibold text-xl tracking-tight">This page could not be made</h1>
          <p>
            Something that Bridgeboard needs does not answer, most likely its database. The calls go
            on all the same. Reload the page in a moment; the server’s log says more.
          </p>
          <p>
            <button
              type="button"
              className="underline underline-offset-2"
              onClick={() => location.reload()}
            >
              Reload
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
