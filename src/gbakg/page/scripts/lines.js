// Lines: solid realised, thin under way, dashed planned, dotted possible; whoever only pushes has a thin grey one.

((app) => {
  const DASHES = { planned: [7, 5], possible: [2, 4] };
  const FAINT = 0.07;
  const REACH = 5;
  const COUNT = "11px";

  const isPairOrPart = (line) => line.relation === "participation" || line.relation === "pair";

  const dashOf = (line) => {
    if (line.certainty === "possible") {
      return DASHES.possible;
    }
    return line.certainty === "planned" || line.status === "Planned" ? DASHES.planned : [];
  };

  const widthOf = (line) => {
    if (line.relation === "participation" && line.role !== "Partner") {
      return 0.9;
    }
    if (!isPairOrPart(line)) {
      return 0.7;
    }
    const more = line.members ? Math.min(4, 1.1 * (line.members.length - 1)) : 0;
    return (line.status === "Underway" && line.certainty === "stated" ? 1.1 : 2) + more;
  };

  /** A participation has its body's colour; a pair that of the end that is not Guangxi's; all else is grey. */
  const colourOf = (line, view) => {
    const [from, to] = [view.byId.get(line.from), view.byId.get(line.to)];
    if (line.relation === "participation") {
      return line.role === "Facilitator" ? app.paint.colours().push : app.paint.colourOf(from);
    }
    if (line.relation === "pair") {
      return app.paint.colourOf(from.region === "guangxi" ? to : from);
    }
    return app.paint.colours().push;
  };

  const alphaOf = (line, scene) => {
    if (scene.near) {
      return scene.nearLines.has(line.id) ? 0.95 : FAINT;
    }
    return isPairOrPart(line) ? 0.72 : 0.4;
  };

  /** How a line is drawn: `colour`, `alpha`, `width` in pixels, `dashes` (empty where it is solid). */
  const styleOf = (line, scene) => ({
    colour: colourOf(line, scene.view),
    alpha: alphaOf(line, scene),
    width: widthOf(line),
    dashes: dashOf(line),
  });

  /**
   * Lines with their style and course; what `spot` tells of a thing is where it stands. `courses` keeps the courses by
   * the line's id for the next time, for as long as nothing has moved.
   */
  const drawn = (scene, spot, courses = new Map()) => {
    const course = (line) => {
      const known = courses.get(line.id) || app.curves.of(line, spot(line.from), spot(line.to));
      courses.set(line.id, known);
      return known;
    };
    const { marks, near, nearLines } = scene;
    const lines = scene.lines.filter((line) => marks.has(line.from) && marks.has(line.to));
    return lines.map((line) => {
      const faint = near && !nearLines.has(line.id);
      const count = line.members?.length > 1 && !faint ? String(line.members.length) : "";
      return { line, ...styleOf(line, scene), curve: course(line), count };
    });
  };

  /** Lines of one style are one stroke: thousands of strokes would be slow. */
  const batches = (all) => {
    const found = new Map();
    for (const one of all) {
      const key = [one.alpha, one.width, one.dashes, one.colour].join();
      if (!found.has(key)) {
        found.set(key, { ...one, path: new Path2D() });
      }
      const { path } = found.get(key);
      const [x0, y0, ...rest] = one.curve;
      path.moveTo(x0, y0);
      path.bezierCurveTo(...rest);
    }
    return [...found.values()].sort((one, two) => one.alpha - two.alpha);
  };

  const draw = (ctx, strokes) => {
    ctx.save();
    for (const { path, colour, alpha, width, dashes } of strokes) {
      ctx.globalAlpha = alpha;
      ctx.strokeStyle = colour;
      ctx.lineWidth = width;
      ctx.setLineDash(dashes);
      ctx.stroke(path);
    }
    ctx.restore();
  };

  /** How many partnerships a pair stands for, on its middle. */
  const drawCounts = (ctx, all) => {
    const { text, ground } = app.paint.colours();
    ctx.save();
    Object.assign(ctx, { font: `${COUNT} ${app.paint.FONT}`, textAlign: "center", textBaseline: "middle" });
    Object.assign(ctx, { strokeStyle: ground, fillStyle: text, lineWidth: 4, lineJoin: "round" });
    for (const { count, curve } of all.filter((one) => one.count)) {
      const { x, y } = app.curves.at(curve, 0.5);
      ctx.strokeText(count, x, y);
      ctx.fillText(count, x, y);
    }
    ctx.restore();
  };

  /** The line under a point, or undefined; lines at full strength come first. */
  const under = (all, point, scale) => {
    const reach = REACH / scale;
    let [best, least] = [undefined, Infinity];
    for (const { line, curve, width, alpha } of all) {
      const away = app.curves.distance(curve, point, reach + width) - width / 2 + (alpha === FAINT ? reach / 2 : 0);
      if (away < least && away <= reach) {
        [best, least] = [line, away];
      }
    }
    return best;
  };

  app.lines = { styleOf, dashOf, widthOf, drawn, batches, draw, drawCounts, under };
})(globalThis.gbakg);
