// SVG: the poster as a file; every text in it stays text.

((app) => {
  const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

  const text = (poster) => `${HEAD}${new XMLSerializer().serializeToString(poster)}\n`;

  app.takeaway.add("svg", {
    group: "pictures",
    ending: "svg",
    type: "image/svg+xml",
    write: ({ scene, state }) => text(app.poster.of(scene, state)),
  });

  app.svg = { text };
})(globalThis.gbakg);
