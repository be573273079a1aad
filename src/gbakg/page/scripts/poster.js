// The picture with everything that has to stand beside it when it leaves the page: one SVG, drawn from positions.

((app) => {
  const { draw } = app.dom;
  const NARROWEST = 1000;
  const WIDEST = 1400;
  const MARGIN = 28;
  const SIZE = 13;

  const ground = (width, height) =>
    draw("rect", { width, height, fill: app.paint.colours().ground, "data-is": "ground" });

  /** Texts below one another; gives the height. */
  const block = (group, texts, { x, top, width }) => {
    let high = 0;
    for (const { text, ...look } of texts.filter((one) => one.text)) {
      const rows = app.key.wrapped(text, app.key.type(look.size, look.weight), width);
      high += app.key.write(app.pen.on(group), rows, x, top + high, look);
    }
    return high;
  };

  const heads = (scene, state) => {
    const { text, quiet } = app.paint.colours();
    const { captions } = app;
    return [
      { text: captions.title(), size: SIZE * 1.6, weight: 600, colour: text },
      { text: captions.view(scene), size: SIZE, colour: quiet },
      {
        text: [captions.counts(scene), captions.lit(scene, state)].filter(Boolean).join(" · "),
        size: SIZE,
        colour: text,
      },
      { text: captions.filters(scene, state), size: SIZE, colour: text },
    ];
  };

  const feet = (scene) => {
    const { text, quiet } = app.paint.colours();
    return [
      { text: app.captions.reading(scene), size: SIZE, colour: text },
      { text: app.captions.source(), size: SIZE, colour: text },
      { text: app.captions.version(), size: SIZE * 0.85, colour: quiet },
    ];
  };

  /** The network at its place, made smaller where it is wider than the page; gives the height. */
  const network = (group, { parts, box: [left, top, right, bottom] }, { x, top: at, width }) => {
    const scale = Math.min(1, width / (right - left));
    const aside = (width - scale * (right - left)) / 2;
    const moved = [x + aside - scale * left, at - scale * top].map(Math.round).join(" ");
    group.setAttribute("transform", `translate(${moved}) scale(${scale})`);
    group.append(...parts);
    return scale * (bottom - top);
  };

  const told = (scene, state) => {
    const title = `${app.captions.title()} · ${app.speech.say(scene.view.name)}`;
    const { counts, lit, reading, source } = app.captions;
    const about = [counts(scene), lit(scene, state), reading(scene), source()].filter(Boolean).join(" ");
    return [draw("title", { text: app.pen.legible(title) }), draw("desc", { text: app.pen.legible(about) })];
  };

  const sheet = (width, height, ...parts) => {
    const language = app.speech.language() === "en" ? "en" : "zh-Hans";
    const wishes = { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "xml:lang": language };
    return draw("svg", wishes, ...parts);
  };

  /** A scene as a poster; `picture: false` leaves out the network, for what is printed above a table. */
  const of = (scene, state, { picture = true } = {}) => {
    const drawn = picture ? app.sketch.of(scene, state) : null;
    const width = drawn ? Math.min(WIDEST, Math.max(NARROWEST, drawn.box[2] - drawn.box[0])) : WIDEST;
    const parts = Object.fromEntries(
      ["head", "network", "legend", "foot"].map((one) => [one, draw("g", { "data-is": one })]),
    );
    let top = MARGIN;
    const place = (fill, gap) => {
      top += fill({ x: MARGIN, top, width }) + gap;
    };
    place((at) => block(parts.head, heads(scene, state), at), SIZE);
    if (drawn) {
      place((at) => network(parts.network, drawn, at), SIZE);
    }
    place((at) => app.key.fill(parts.legend, scene, state, { ...at, size: SIZE }), SIZE * 0.6);
    place((at) => block(parts.foot, feet(scene), at), MARGIN * 0.6);
    const [wide, high] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(top)];
    return sheet(wide, high, ...told(scene, state), ground(wide, high), ...Object.values(parts));
  };

  app.poster = { of };
})(globalThis.gbakg);
