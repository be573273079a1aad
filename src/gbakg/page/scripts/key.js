// The legend of what is taken away: the marks that are on, in running lines, and texts that run on as lines do.

((app) => {
  const { draw } = app.dom;
  const GAP = 18;
  /** Half the distance of two lines, in sizes of the type. */
  const HALF = 0.725;
  const SAMPLE = { mark: 16, stroke: 36 };
  const TOKENS =
    /[\u3400-\u9fff\uff00-\uffef][，。、；：？！）」』”’…]*|[^\s\u3400-\u9fff\uff00-\uffef]{1,40}\s*|\s+/gu;

  const type = (size, weight = "") => `${weight ? `${weight} ` : ""}${size}px ${app.paint.FONT}`;

  /** A text in lines of some width; Chinese breaks between any two signs, a very long word after forty. */
  const wrapped = (text, font, width) => {
    const pen = app.pen.on(null);
    const long = (one) => app.paint.measure(pen, one, font);
    const rows = [""];
    for (const token of text.match(TOKENS) || []) {
      if (rows.at(-1) && long(rows.at(-1) + token.trimEnd()) > width) {
        rows.push("");
      }
      rows[rows.length - 1] += token;
    }
    return rows.map((row) => row.trim()).filter(Boolean);
  };

  /** Write lines below one another; gives the height that they take. */
  const write = (pen, rows, x, top, { size, weight, colour }) => {
    Object.assign(pen, { font: type(size, weight), fillStyle: colour, textBaseline: "middle", textAlign: "left" });
    rows.forEach((row, at) => {
      pen.fillText(row, x, top + (at + 0.5) * size * 2 * HALF);
    });
    return rows.length * size * 2 * HALF;
  };

  /** A mark of one colour: a partnership's colour in any shape, or a region's. */
  const mark = (pen, node, x, y) => app.paint.drawMark(pen, { size: 6.5, ...node }, x, y, { selected: false });

  const stroke = (pen, line, x, y, long) => {
    const { push, text } = app.paint.colours();
    Object.assign(pen, {
      strokeStyle: line.role === "Facilitator" ? push : text,
      lineWidth: app.lines.widthOf(line),
    });
    const dashes = app.lines.dashOf(line);
    pen.lineCap = dashes.length ? "round" : "butt";
    pen.setLineDash(dashes);
    pen.stroke({ outline: `M${x} ${y}h${long}` });
  };

  const plain = { is: "partnership", status: "Realised" };
  const isPairs = (scene) => scene.view.name === "organizations";

  /** How each facet shows a value: as a mark, as a line, or as a line with its diamond where the view has diamonds. */
  const SAMPLES = {
    region: (pen, region, x, y) => mark(pen, { is: "organization", group: "government", region }, x + 8, y),
    mark: (pen, group, x, y) => mark(pen, { ...plain, group }, x + 8, y),
    status: (pen, status, x, y, scene) => {
      stroke(
        pen,
        { relation: "participation", role: "Partner", certainty: "stated", status },
        x,
        y,
        isPairs(scene) ? 32 : 18,
      );
      if (!isPairs(scene)) {
        const shown = status === app.facets.NONE ? "Realised" : status;
        mark(pen, { is: "partnership", group: "partnership", status: shown }, x + 27, y);
      }
    },
    role: (pen, role, x, y) => stroke(pen, { relation: "participation", role, status: "Realised" }, x, y, 32),
    certainty: (pen, certainty, x, y) => stroke(pen, { relation: "pair", certainty }, x, y, 32),
  };

  const room = (facet) => (["region", "mark"].includes(facet) ? SAMPLE.mark : SAMPLE.stroke);

  /** The facets of the legend with the values that are on; of the shapes only those that are drawn. */
  const facets = (scene, state) => {
    const drawn = new Set(scene.view.nodes.filter((node) => scene.seen.has(node.id)).map((node) => node.group));
    return app.legend.marks(scene, state).map(({ facet, values }) => ({
      facet,
      values: facet === "mark" ? values.filter((value) => drawn.has(value)) : values,
    }));
  };

  const item = (facet, value, scene, { x, y, size }) => {
    const part = draw("g", { "data-is": "key", "data-key": app.pen.legible(`${facet}.${value}`) });
    SAMPLES[facet](app.pen.on(part), value, x, y, scene);
    const look = { size, colour: app.paint.colours().text };
    write(app.pen.on(part), [app.legend.label(facet, value)], x + room(facet) + 6, y - size * HALF, look);
    return part;
  };

  /** One facet with its values, as many to a line as there is room for; gives the height. */
  const row = (group, { facet, values }, scene, { x, top, width, size }) => {
    const pen = app.pen.on(group);
    const [line, indent] = [size * 1.75, size * 9.5];
    const long = (value) => room(facet) + 6 + app.paint.measure(pen, app.legend.label(facet, value), type(size));
    let [left, y] = [indent, top + line / 2];
    write(pen, [app.legend.title(facet)], x, y - size * HALF, { size, colour: app.paint.colours().quiet });
    for (const value of values) {
      if (left > indent && left + long(value) > width) {
        [left, y] = [indent, y + line];
      }
      group.append(item(facet, value, scene, { x: x + left, y, size }));
      left += long(value) + GAP;
    }
    return y + line / 2 - top;
  };

  /** Draw the marks that are on into a group; gives the height. */
  const fill = (group, scene, state, { top, ...at }) => {
    let high = 0;
    for (const facet of facets(scene, state)) {
      high += row(group, facet, scene, { ...at, top: top + high });
    }
    return high;
  };

  app.key = { fill, wrapped, write, type };
})(globalThis.gbakg);
