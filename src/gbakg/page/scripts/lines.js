// Lines: solid realised, thin under way, dashed planned, dotted possible; whoever only pushes has a thin grey one.

((app) => {
  const DASHES = { planned: [7, 5], possible: [2, 4] };
  const CURVE = 0.5;

  const dashOf = (line) => {
    if (line.certainty === "possible") {
      return DASHES.possible;
    }
    return line.certainty === "planned" || line.status === "Planned" ? DASHES.planned : false;
  };

  const widthOf = (line) => {
    if (line.relation === "participation" && line.role !== "Partner") {
      return 0.9;
    }
    if (!["participation", "pair"].includes(line.relation)) {
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
      return scene.nearLines.has(line.id) ? 0.95 : 0.07;
    }
    return ["participation", "pair"].includes(line.relation) ? 0.72 : 0.4;
  };

  const inRow = (place) => place.side === "above" || place.side === "below";

  const bow = (clockwise, roundness) => ({ enabled: true, type: clockwise ? "curvedCW" : "curvedCCW", roundness });

  /**
   * Across the water a wave; between neighbours a bow into the water; to and from the rows a bend that leaves them
   * upright. A line that is less sure than another between the same two bodies swings aside.
   */
  const smoothOf = (line, places) => {
    const [one, two] = [places.get(line.from), places.get(line.to)];
    if (inRow(one) && inRow(two)) {
      return bow(one.x < two.x === (one.side === "below"), 0.25);
    }
    if (one.x === two.x && one.side === two.side) {
      return bow(one.y < two.y === (one.side === "left"), 0.28);
    }
    if (inRow(one) || inRow(two)) {
      return { enabled: true, type: inRow(one) ? "vertical" : "horizontal", roundness: 0.85 };
    }
    if (line.members && line.certainty !== "stated") {
      return bow(one.y < two.y, line.certainty === "planned" ? 0.12 : 0.06);
    }
    return { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: CURVE };
  };

  const withAlpha = (colour, alpha) => {
    const channel = (at) => Number.parseInt(colour.slice(at, at + 2), 16);
    return `rgba(${channel(1)},${channel(3)},${channel(5)},${alpha})`;
  };

  const isPairOrPart = (line) => line.relation === "participation" || line.relation === "pair";

  /** A line as vis-network wants it. */
  const styled = (line, scene, places) => {
    const colour = withAlpha(colourOf(line, scene.view), alphaOf(line, scene));
    const faint = scene.near && !scene.nearLines.has(line.id);
    return {
      id: line.id,
      from: line.from,
      to: line.to,
      color: { color: colour, highlight: colour, hover: colour, inherit: false },
      width: widthOf(line),
      dashes: dashOf(line),
      smooth: isPairOrPart(line) ? smoothOf(line, places) : false,
      label: line.members && line.members.length > 1 && !faint ? String(line.members.length) : " ",
    };
  };

  app.lines = { styled, dashOf, widthOf, DASHES };
})(globalThis.gbakg);
