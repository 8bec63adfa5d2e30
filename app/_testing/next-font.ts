/** In Next's place: a font is a class on the page. */
const font = { variable: "font" };

export { font as GeistMono, font as GeistSans };
