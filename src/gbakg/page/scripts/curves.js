// The course of a line: one cubic Bézier curve each, as eight numbers: start, two handles, end.

((app) => {
  const WAVE = 0.5;
  const UPRIGHT = 0.85;
  const SAMPLES = 20;

  const inRow = (place) => place.side === "above" || place.side === "below";

  /** A quadratic curve as a cubic one, https://www.w3.org/TR/SVG2/paths.html#PathDataQuadraticBezierCommands. */
  const raised = (x0, y0, x, y, x1, y1) => [
    x0,
    y0,
    x0 + ((x - x0) * 2) / 3,
    y0 + ((y - y0) * 2) / 3,
    x1 + ((x - x1) * 2) / 3,
    y1 + ((y - y1) * 2) / 3,
    x1,
    y1,
  ];

  const straight = (one, two) => raised(one.x, one.y, (one.x + two.x) / 2, (one.y + two.y) / 2, two.x, two.y);

  /** Leaves and arrives level: a wave across the water. */
  const wave = (one, two) => {
    const reach = WAVE * (two.x - one.x);
    return [one.x, one.y, one.x + reach, one.y, two.x - reach, two.y, two.x, two.y];
  };

  /** Leaves a row upright, or a bank level, and bends towards its other end. */
  const bend = (one, two) =>
    inRow(one)
      ? raised(one.x, one.y, one.x, one.y + UPRIGHT * (two.y - one.y), two.x, two.y)
      : raised(one.x, one.y, one.x + UPRIGHT * (two.x - one.x), one.y, two.x, two.y);

  /** Swings aside by a share of its length, clockwise or against it. */
  const bow = (one, two, clockwise, share) => {
    const [dx, dy] = [two.x - one.x, two.y - one.y];
    const aside = clockwise ? share : -share;
    return raised(one.x, one.y, one.x + dx / 2 + aside * dy, one.y + dy / 2 - aside * dx, two.x, two.y);
  };

  /**
   * Across the water a wave; between neighbours a bow into the water; to and from the rows a bend that leaves them
   * upright. A pair that is less sure than another between the same two bodies swings aside. `one` and `two` are the
   * places of the line's ends.
   */
  const of = (line, one, two) => {
    if (!["participation", "pair"].includes(line.relation)) {
      return straight(one, two);
    }
    if (inRow(one) && inRow(two)) {
      return bow(one, two, one.x < two.x === (one.side === "below"), 0.24);
    }
    if (one.x === two.x && one.side === two.side) {
      return bow(one, two, one.y < two.y === (one.side === "left"), 0.27);
    }
    if (inRow(one) || inRow(two)) {
      return bend(one, two);
    }
    if (line.members && line.certainty !== "stated") {
      return bow(one, two, one.y < two.y, line.certainty === "planned" ? 0.1 : 0.05);
    }
    return wave(one, two);
  };

  /** A point of a curve; `t` runs from 0 to 1. */
  const at = ([x0, y0, x1, y1, x2, y2, x3, y3], t) => {
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return { x: a * x0 + b * x1 + c * x2 + d * x3, y: a * y0 + b * y1 + c * y2 + d * y3 };
  };

  const fromPiece = ({ x, y }, one, two) => {
    const [dx, dy] = [two.x - one.x, two.y - one.y];
    const along = ((x - one.x) * dx + (y - one.y) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    return Math.hypot(x - one.x - t * dx, y - one.y - t * dy);
  };

  /** A curve stays within the box around its eight numbers. */
  const around = (curve, { x, y }, reach) => {
    const [x0, y0, x1, y1, x2, y2, x3, y3] = curve;
    return (
      x >= Math.min(x0, x1, x2, x3) - reach &&
      x <= Math.max(x0, x1, x2, x3) + reach &&
      y >= Math.min(y0, y1, y2, y3) - reach &&
      y <= Math.max(y0, y1, y2, y3) + reach
    );
  };

  /** How far a point lies from a curve; Infinity where that is surely more than `reach`. */
  const distance = (curve, point, reach) => {
    if (!around(curve, point, reach)) {
      return Infinity;
    }
    let least = Infinity;
    let before = at(curve, 0);
    for (let step = 1; step <= SAMPLES; step += 1) {
      const after = at(curve, step / SAMPLES);
      least = Math.min(least, fromPiece(point, before, after));
      before = after;
    }
    return least;
  };

  const round = (number) => Math.round(number * 100) / 100;

  /** A curve as the outline of an SVG path. */
  const outline = (curve) => {
    const [x0, y0, ...rest] = curve.map(round);
    return `M${x0} ${y0}C${rest.join(" ")}`;
  };

  app.curves = { of, at, distance, outline };
})(globalThis.gbakg);
