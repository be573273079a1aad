// Marks and labels: the same outlines on the canvas and in the legend.

((app) => {
  /** Outlines of radius one, about equal in area. */
  const OUTLINES = {
    government: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
    university: "M0-1.28L1.2 .86L-1.2 .86Z",
    institute: "M0-1.3L.37-.42L1.24-.38L.58 .22L.8 1.08L0 .6L-.8 1.08L-.58 .22L-1.24-.38L-.37-.42Z",
    company: "M-.72-1.12H.72V1.12H-.72Z",
    other: "M-.42-1.15H.42V-.42H1.15V.42H.42V1.15H-.42V.42H-1.15V-.42H-.42Z",
    partnership: "M0-1.15L1.15 0L0 1.15L-1.15 0Z",
    thing: "M-.88-.88H.88V.88H-.88Z",
    place: "M-1 .9V-.3L0-1.1L1-.3V.9Z",
    topic: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  };
  const COLOURED = new Set(["guangxi", "guangdong", "hong-kong", "macao"]);
  const FONT =
    '"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';
  const SMALLEST = 10.5;
  /** Radius in pixels of the window: no mark is smaller than the one; below the other it is a dot. */
  const LEAST = 1.2;
  const DOT = 2.2;
  const ZOOM = { organization: 0, partnership: 1.22, thing: 0.5, topic: 0.5, place: 0.5 };
  /** A path keeps its outline, for whoever draws it elsewhere than on a canvas. */
  const traced = (outline) => Object.assign(new Path2D(outline), { outline });
  const paths = new Map(Object.entries(OUTLINES).map(([mark, outline]) => [mark, traced(outline)]));
  const widths = new Map();
  let colours = {};

  /** The page's colours as they are now. */
  const refresh = () => {
    const style = getComputedStyle(document.documentElement);
    const names = ["ground", "text", "quiet", "accent", "rule", "partnership", "push", "elsewhere", ...COLOURED];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  };

  const regionColour = (region) => (COLOURED.has(region) ? region : "elsewhere");

  const colourOf = (node) => {
    if (app.facets.isBody(node)) {
      return colours[regionColour(node.region)];
    }
    return colours[app.facets.isPartnership(node) ? "partnership" : "elsewhere"];
  };

  /** How wide a text is; measuring is slow, so each is measured once. */
  const measure = (ctx, text, font) => {
    const key = `${font}|${text}`;
    if (!widths.has(key)) {
      ctx.font = font;
      widths.set(key, ctx.measureText(text).width);
    }
    return widths.get(key);
  };

  const isHollow = (node) => (app.facets.isPartnership(node) && node.status !== "Realised") || node.group === "topic";

  const ring = (ctx, x, y, radius, scale) => {
    ctx.beginPath();
    ctx.arc(x, y, radius + 6 / Math.min(1, scale), 0, 2 * Math.PI);
    ctx.lineWidth = 2.5 / Math.min(1, scale);
    ctx.strokeStyle = colours.accent;
    ctx.stroke();
  };

  /** From afar a mark is a dot: its outline could not be told. */
  const drawDot = (ctx, node, x, y, radius) => {
    ctx.fillStyle = isHollow(node) ? colours.push : colourOf(node);
    ctx.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  };

  /** One mark: filled where realised, hollow where under way, a broken outline where planned. */
  /** A mark that stands back: its outline or its fill alone; very many do so at once. Moves the canvas's origin. */
  const drawFaint = (ctx, node, x, y, scale) => {
    const radius = Math.max(node.size, LEAST / scale);
    if (radius * scale < DOT) {
      drawDot(ctx, node, x, y, radius);
      return;
    }
    const path = paths.get(node.group) || paths.get("other");
    ctx.translate(x, y);
    ctx.scale(radius, radius);
    if (isHollow(node)) {
      ctx.lineWidth = 1.6 / radius;
      ctx.strokeStyle = colourOf(node);
      ctx.stroke(path);
    } else {
      ctx.fillStyle = colourOf(node);
      ctx.fill(path);
    }
  };

  const drawMark = (ctx, node, x, y, { selected = false, scale = 1 } = {}) => {
    const radius = Math.max(node.size, LEAST / scale);
    if (selected) {
      ring(ctx, x, y, radius, scale);
    }
    if (radius * scale < DOT) {
      drawDot(ctx, node, x, y, radius);
      return;
    }
    const path = paths.get(node.group) || paths.get("other");
    const [fill, hollow] = [colourOf(node), isHollow(node)];
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(radius, radius);
    ctx.lineWidth = 3 / radius;
    ctx.strokeStyle = colours.ground;
    ctx.stroke(path);
    ctx.fillStyle = hollow ? colours.ground : fill;
    ctx.fill(path);
    if (hollow) {
      ctx.lineWidth = 1.6 / radius;
      ctx.strokeStyle = fill;
      ctx.setLineDash(node.status === "Planned" ? [0.4, 0.3] : []);
      ctx.stroke(path);
    }
    ctx.restore();
  };

  /** Where the lines of a label stand: alignment, first baseline, and the box around them all. */
  const arrange = (ctx, node, place, x, y, { size, line }) => {
    const font = `${size}px ${FONT}`;
    const wide = Math.max(...place.lines.map((text) => measure(ctx, text, font)));
    const high = place.lines.length * line;
    const off = node.size + 8;
    const beside = place.side === "left" || place.side === "right";
    const left = beside ? (place.side === "left" ? x - off - wide : x + off) : x - wide / 2;
    const top = beside ? y - high / 2 : place.side === "above" ? y - off - high + 2 : y + off - 2;
    return { font, align: beside ? place.side : "center", left, top, right: left + wide, bottom: top + high, line };
  };

  const drawLabel = (ctx, place, box) => {
    ctx.font = box.font;
    ctx.textBaseline = "middle";
    ctx.textAlign = box.align === "left" ? "right" : box.align === "right" ? "left" : "center";
    const x = { left: box.right, right: box.left, center: (box.left + box.right) / 2 }[box.align];
    ctx.lineJoin = "round";
    ctx.lineWidth = box.line / 5;
    ctx.strokeStyle = colours.ground;
    ctx.fillStyle = colours.text;
    place.lines.forEach((text, row) => {
      const y = box.top + (row + 0.5) * box.line;
      ctx.strokeText(text, x, y);
      ctx.fillText(text, x, y);
    });
  };

  /** The ground of a region with its name at the outer edge. */
  const drawBand = (ctx, band, box, { on = true, head = true, scale = 1 } = {}) => {
    const [left, top, right, bottom] = box;
    ctx.save();
    ctx.globalAlpha = on ? 0.08 : 0.03;
    ctx.fillStyle = colours[regionColour(band.region)];
    ctx.beginPath();
    const outline = ctx.roundRect ? "roundRect" : "rect";
    ctx[outline](left, top, right - left, bottom - top, 10);
    ctx.fill();
    if (head) {
      ctx.globalAlpha = on ? 1 : 0.4;
      heading(ctx, band, box, 12 * Math.max(1, 0.8 / scale));
    }
    ctx.restore();
  };

  const heading = (ctx, band, [left, top, right, bottom], size) => {
    const text = app.speech.region(band.region);
    ctx.font = `600 ${size}px ${FONT}`;
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    const y = (top + bottom) / 2;
    if (band.side === "above" || band.side === "below") {
      ctx.textAlign = "left";
      ctx.fillText(text, left + 10, band.side === "above" ? top + 1.1 * size : bottom - 1.1 * size);
      return;
    }
    const x = band.side === "left" ? left + 1.17 * size : right - 1.17 * size;
    if (app.speech.isChinese(text)) {
      [...text].forEach((sign, row, all) => {
        ctx.fillText(sign, x, y + (row - (all.length - 1) / 2) * 1.42 * size);
      });
      return;
    }
    ctx.translate(x, y);
    ctx.rotate(band.side === "left" ? -Math.PI / 2 : Math.PI / 2);
    ctx.fillText(text, 0, 0);
  };

  /** A mark for the legend and the tables. */
  const swatch = (mark, colour, hollow = "") => {
    const path = app.dom.draw("path", { d: OUTLINES[mark] || OUTLINES.other, class: `mark ${colour} ${hollow}` });
    return app.dom.draw("svg", { viewBox: "-1.5 -1.5 3 3", class: "swatch", "aria-hidden": "true" }, path);
  };

  app.paint = {
    FONT,
    SMALLEST,
    ZOOM,
    refresh,
    colours: () => colours,
    regionColour,
    colourOf,
    measure,
    drawMark,
    drawFaint,
    arrange,
    drawLabel,
    drawBand,
    swatch,
  };
})(globalThis.gbakg);
