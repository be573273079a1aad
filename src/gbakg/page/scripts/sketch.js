// The whole network as SVG, drawn from positions: grounds, lines, marks, labels, each in a group that bears its IRI.

((app) => {
  const { draw } = app.dom;
  /** Room for the picture: a landscape page, whatever the window is, so that the same view gives the same file. */
  const ROOM = [1400, 700];
  /** Nobody can point at paper: partnerships and things have their label wherever there is room. */
  const CLOSENESS = 1.25;

  const titled = (kind, wishes, title) => {
    const safe = Object.fromEntries(Object.entries(wishes).map(([key, value]) => [key, app.pen.legible(value)]));
    return draw("g", { "data-is": kind, ...safe }, draw("title", { text: app.pen.legible(title) }));
  };

  /** As somebody arranged it by hand, else as a page wants it. */
  const laid = (view) => {
    const language = app.speech.language();
    const arranged = app.graph.arranged();
    if (arranged?.fit.picture.language === language) {
      return arranged;
    }
    const wide = view.pictures.find((one) => one.language === language && one.form === "wide");
    const fit = wide && app.camera.fitted(wide, ...ROOM);
    return fit ? { fit, places: app.camera.placed(view, fit) } : null;
  };

  const bands = (fit, state) =>
    fit.picture.bands.map((band) => {
      const region = band.region || "none";
      const group = titled("band", {}, app.speech.region(region));
      const on = !state.off.has(`region.${region}`);
      app.paint.drawBand(app.pen.on(group), band, app.camera.bandBox(band, fit), { on });
      return group;
    });

  /** What a line stands for: the edges of the graph, one or several. */
  const edgesOf = (line) => (line.members || [line]).map((one) => one.id).join(" ");

  const lineTitle = (line) => {
    const { name, pick, say } = app.speech;
    const what = line.members
      ? [...line.members.map((one) => pick([one.title, one.en])), say(line.certainty)]
      : [pick([line.title, line.en])];
    return [`${name(line.from)} — ${name(line.to)}`, ...what].join(" · ");
  };

  const line = (drawn) => {
    const { line: one, colour, alpha, width, dashes, curve, count } = drawn;
    const group = titled(
      "line",
      { "data-iri": edgesOf(one), "data-from": one.from, "data-to": one.to },
      lineTitle(one),
    );
    const pen = app.pen.on(group);
    Object.assign(pen, { strokeStyle: colour, globalAlpha: alpha, lineWidth: width, dashes });
    pen.lineCap = dashes.length ? "round" : "butt";
    pen.stroke({ outline: app.curves.outline(curve) });
    if (count) {
      app.lines.drawCounts(app.pen.on(group), [drawn]);
    }
    return group;
  };

  const isFaint = (scene, id) => scene.near && !scene.near.has(id);

  const mark = (node, scene, { x, y }) => {
    const group = titled("mark", { "data-iri": node.id }, app.speech.name(node.id));
    const pen = app.pen.on(group);
    pen.globalAlpha = isFaint(scene, node.id) ? 0.22 : 1;
    app.paint.drawMark(pen, node, x, y, { selected: scene.focus.split("~").includes(node.id) });
    return group;
  };

  const label = (one, scene) => {
    const group = titled("label", { "data-iri": one.node.id }, app.speech.name(one.node.id));
    app.labels.write(app.pen.on(group), one, scene);
    return group;
  };

  const around = (node, { x, y }) => [x - node.size, y - node.size, x + node.size, y + node.size];

  const extent = (boxes) => [0, 1, 2, 3].map((at) => Math[at < 2 ? "min" : "max"](...boxes.map((box) => box[at])));

  /** The network's parts from the ground up, and the box around them all; nothing where there is nothing. */
  const of = (scene, state) => {
    const found = scene.seen.size ? laid(scene.view) : null;
    if (!found) {
      return null;
    }
    const { fit, places } = found;
    const spot = (id) => places.get(id);
    const nodes = scene.view.nodes.filter((node) => scene.marks.has(node.id));
    const look = { scene, fit, scale: CLOSENESS, hovered: "", spot };
    const lines = app.lines.drawn(scene, spot).map(line);
    const labels = app.labels.arranged(app.pen.on(null), nodes, look);
    const marks = nodes.map((node) => mark(node, scene, spot(node.id)));
    return {
      parts: [...bands(fit, state), ...lines, ...marks, ...labels.map((one) => label(one, scene))],
      box: extent([
        ...fit.picture.bands.map((band) => app.camera.bandBox(band, fit)),
        ...nodes.map((node) => around(node, spot(node.id))),
        ...labels.map(({ box }) => [box.left, box.top, box.right, box.bottom]),
      ]),
      places,
    };
  };

  app.sketch = { of, laid };
})(globalThis.gbakg);
