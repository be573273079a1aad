// Curves: the way vis-network bends a line, as an outline. The page's picture and what is taken away have the same lines.

((app) => {
  const LOOP = 12;

  const round = (number) => Math.round(number * 100) / 100;
  const pair = ({ x, y }) => `${round(x)} ${round(y)}`;

  /** On a circle around the start, which is how vis-network finds the point that a bow is pulled to. */
  const bow = (from, to, roundness, sign) => {
    const reach = (0.5 * roundness + 0.5) * Math.hypot(to.x - from.x, to.y - from.y);
    const angle = Math.atan2(from.y - to.y, to.x - from.x) + (0.5 * sign * roundness + 0.5) * Math.PI;
    return [{ x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) }];
  };

  const VIAS = {
    cubicBezier: (from, to, roundness) => {
      const reach = roundness * (to.x - from.x);
      return [
        { x: from.x + reach, y: from.y },
        { x: to.x - reach, y: to.y },
      ];
    },
    horizontal: (from, to, roundness) => [{ x: from.x + roundness * (to.x - from.x), y: from.y }],
    vertical: (from, to, roundness) => [{ x: from.x, y: from.y + roundness * (to.y - from.y) }],
    curvedCW: (from, to, roundness) => bow(from, to, roundness, 1),
    curvedCCW: (from, to, roundness) => bow(from, to, roundness, -1),
  };

  /** The points that a line is pulled to: none where it is straight, one or two. */
  const vias = (smooth, from, to) => (smooth ? VIAS[smooth.type](from, to, smooth.roundness) : []);

  /** Half-way along: https://en.wikipedia.org/wiki/Bernstein_polynomial at one half. */
  const WEIGHTS = { 2: [0.5, 0.5], 3: [0.25, 0.5, 0.25], 4: [0.125, 0.375, 0.375, 0.125] };

  const middle = (points) => {
    const sum = (axis) => points.reduce((all, point, at) => all + WEIGHTS[points.length][at] * point[axis], 0);
    return { x: sum("x"), y: sum("y") };
  };

  /** The outline of a line and its middle. */
  const of = (smooth, from, to) => {
    if (from === to) {
      const turn = `a${LOOP} ${LOOP} 0 1 0`;
      return { outline: `M${pair(from)}${turn} 0 ${-2 * LOOP}${turn} 0 ${2 * LOOP}Z`, middle: from };
    }
    const between = vias(smooth, from, to);
    const verb = ["L", "Q", "C"][between.length];
    return {
      outline: `M${pair(from)}${verb}${[...between, to].map(pair).join(" ")}`,
      middle: middle([from, ...between, to]),
    };
  };

  app.curves = { of, vias };
})(globalThis.gbakg);
