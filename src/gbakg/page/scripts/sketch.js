// The whole network as SVG, drawn from positions: grounds, lines, marks, labels, each in a group that bears its IRI.

((app) => {
  const { draw } = app.dom;
  /** Room for the picture: a landscape page, whatever the window is, so that the same view gives the same file. */
  const ROOM = [1400, 700];
  /** Nobody can point at paper: partnerships and things have their label wherever there is room. */
  const CLOSENESS = 1.25;
  const COUNT = { size: 11, halo: 4 };

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
      app.paint.drawBand(app.pen.on(group), band, app.camera.bandBox(band, fit), !state.off.has(`region.${region}`));
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

  const line = (one, scene, places) => {
    const style = app.lines.styled(one, scene, places);
    const { outline, middle } = app.curves.of(style.smooth, places.get(one.from), places.get(one.to));
    const group = titled(
      "line",
      { "data-iri": edgesOf(one), "data-from": one.from, "data-to": one.to },
      lineTitle(one),
    );
    const pen = app.pen.on(group);
    pen.strokeStyle = style.color.color;
    pen.lineWidth = style.width;
    if (style.dashes) {
      pen.lineCap = "round";
      pen.setLineDash(style.dashes);
    }
    pen.stroke({ outline });
    return { group, middle, label: style.label.trim() };
  };

  /** How many partnerships a line bundles, written on its middle. */
  const count = ({ group, middle, label }) => {
    const pen = app.pen.on(group);
    const { ground, text } = app.paint.colours();
    Object.assign(pen, { font: `${COUNT.size}px ${app.paint.FONT}`, textAlign: "center", textBaseline: "middle" });
    Object.assign(pen, { strokeStyle: ground, fillStyle: text, lineWidth: COUNT.halo, lineJoin: "round" });
    pen.strokeText(label, middle.x, middle.y);
    pen.fillText(label, middle.x, middle.y);
  };

  const isFaint = (scene, id) => scene.near && !scene.near.has(id);

  const mark = (node, scene, { x, y }) => {
    const group = titled("mark", { "data-iri": node.id }, app.speech.name(node.id));
    const pen = app.pen.on(group);
    pen.globalAlpha = isFaint(scene, node.id) ? 0.22 : 1;
    app.paint.drawMark(pen, node, x, y, { selected: scene.focus.split("~").includes(node.id) });
    return group;
  };

  /** The label of a node with the box around it, or nothing. */
  const label = (node, place, sight) => {
    const group = titled("label", { "data-iri": node.id }, app.speech.name(node.id));
    const pen = app.pen.on(group);
    const box = app.labels.boxOf(pen, node, { place, x: place.x, y: place.y }, sight);
    if (!box) {
      return null;
    }
    pen.globalAlpha = isFaint(sight.scene, node.id) ? 0.3 : 1;
    app.paint.drawLabel(pen, place, box);
    return { group, box: [box.left, box.top, box.right, box.bottom] };
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
    const nodes = scene.view.nodes.filter((node) => scene.seen.has(node.id));
    const sight = { scene, fit, scale: CLOSENESS, hovered: "", taken: [] };
    const lines = scene.lines.map((one) => line(one, scene, places));
    lines.filter((one) => one.label).forEach(count);
    const labels = nodes.map((node) => label(node, places.get(node.id), sight)).filter(Boolean);
    const grounds = fit.picture.bands.map((band) => app.camera.bandBox(band, fit));
    const marks = nodes.map((node) => mark(node, scene, places.get(node.id)));
    return {
      parts: [...bands(fit, state), ...lines.map((one) => one.group), ...marks, ...labels.map((one) => one.group)],
      box: extent([
        ...grounds,
        ...nodes.map((node) => around(node, places.get(node.id))),
        ...labels.map((one) => one.box),
      ]),
      places,
    };
  };

  app.sketch = { of, laid };
})(globalThis.gbakg);
