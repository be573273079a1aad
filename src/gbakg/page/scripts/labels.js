// Labels: which are written, where, and how large. Bodies always have theirs where it can be read; the rest where
// there is room.

((app) => {
  const { isBody } = app.facets;
  const CROWD = 6;
  const CLOSE = 1.8;
  const READABLE = 6;
  const FAR = 11;
  const MOST = 48;
  const boxes = new Map();

  const apart = (one, other) =>
    one.right < other.left || other.right < one.left || one.bottom <= other.top + 2 || other.bottom <= one.top + 2;

  const crowd = (scene) => [...scene.near].filter((id) => !isBody(scene.view.byId.get(id))).length;

  /** Partnerships, things and fields: near the focus, or on zoom. */
  const wanted = (node, { scene, fit, scale }) => {
    if (scene.near) {
      const alone = scene.focus === node.id || scale > CLOSE;
      return scene.near.has(node.id) && (alone || fit.picture.form === "wide" || crowd(scene) <= CROWD);
    }
    return scale >= (fit.picture.form === "wide" ? app.paint.ZOOM[node.is] : CLOSE);
  };

  /** Size and line height of a label: what is near the focus is never smaller than can be read. */
  const typeOf = (node, { scene, fit, scale }) => {
    const base = isBody(node) ? fit.picture.size : fit.picture.size - 1;
    const size = scene.near?.has(node.id) ? Math.max(base, Math.min(app.paint.SMALLEST / scale, base * 1.6)) : base;
    return { size, line: (fit.picture.line * size) / fit.picture.size };
  };

  /** Where a label has room: bodies keep their side; others go to the other side where something stands in the way. */
  const fitting = (ctx, node, at, type, taken) => {
    const { side } = at;
    const sides = isBody(node) ? [side] : [side, side === "left" ? "right" : "left"];
    const found = sides.map((one) => app.paint.arrange(ctx, node, { ...at, side: one }, at.x, at.y, type));
    return found.find((box) => taken.every((other) => apart(box, other)));
  };

  /** From close by: every body, then whatever else is wanted and finds room. */
  const close = (ctx, nodes, look) => {
    const taken = [];
    return nodes.flatMap((node) => {
      const at = look.spot(node.id);
      const type = typeOf(node, look);
      if (isBody(node) || node.id === look.hovered) {
        return [{ node, at, box: app.paint.arrange(ctx, node, at, at.x, at.y, type) }];
      }
      const box = wanted(node, look) && fitting(ctx, node, at, type, taken);
      if (!box) {
        return [];
      }
      taken.push(box);
      return [{ node, at, box }];
    });
  };

  /** From afar, where labels at their own size could not be read: the busiest bodies, as many as find room. */
  const far = (ctx, nodes, look) => {
    const size = FAR / look.scale;
    const type = { size, line: size * 1.25 };
    const near = (node) => (look.scene.near?.has(node.id) ? 1 : 0);
    const first = (node) => (node.id === look.hovered || node.id === look.scene.focus ? 1 : 0);
    const order = nodes.filter((node) => isBody(node) || first(node) || near(node));
    order.sort((a, b) => first(b) - first(a) || near(b) - near(a) || (b.weight || 0) - (a.weight || 0));
    const found = [];
    for (const node of order) {
      const at = look.spot(node.id);
      const taken = found.map((one) => one.box);
      const box = found.length < MOST && fitting(ctx, node, at, type, taken);
      if (box) {
        found.push({ node, at, box });
      }
    }
    return found;
  };

  /**
   * The labels of some nodes, each with its `node`, where that stands (`at`), and its `box`. `look` tells how one looks:
   * `scene`, `fit`, `scale`, `hovered`, and by `spot` where a thing stands: x, y, the side of its label, its lines.
   */
  const arranged = (ctx, nodes, look) => {
    const readable = look.fit.picture.size * look.scale >= READABLE;
    return (readable ? close : far)(ctx, nodes, look);
  };

  const write = (ctx, { node, at, box }, { near }) => {
    ctx.globalAlpha = near && !near.has(node.id) ? 0.3 : 1;
    app.paint.drawLabel(ctx, at, box);
    ctx.globalAlpha = 1;
  };

  const draw = (ctx, nodes, look) => {
    boxes.clear();
    for (const one of arranged(ctx, nodes, look)) {
      boxes.set(one.node.id, one.box);
      write(ctx, one, look.scene);
    }
  };

  app.labels = {
    arranged,
    write,
    draw,
    /** Boxes of the labels that are drawn, in the picture's own measure, by IRI. */
    boxes: () => boxes,
  };
})(globalThis.gbakg);
