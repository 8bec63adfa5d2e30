/** What Playwright itself switches off: of two such lists Chromium hears the last alone. */
const offForPlaywright = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/** A whole Chromium makes two pages for the list under its address bar, for each window: nobody sees it. */
const addressBar = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

const isRoot = process.getuid?.() === 0;

/** How the stories' browser is started. */
export const chromiumArgs = [
  // Chromium refuses to sandbox itself when root starts it.
  ...(isRoot ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  `--disable-features=${[...offForPlaywright, ...addressBar].join(",")}`,
];

/** The screen of a phone, and a finger. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
