// Labels: which marks have one, how large it is, and on which side of its mark it stands.

((app) => {
  const CROWD = 6;
  const TINY = 4;
  const CLOSE = 1.8;

  const apart = (one, other) =>
    one.right < other.left || other.right < one.left || one.bottom <= other.top + 2 || other.bottom <= one.top + 2;

  /** A box for a label: bodies keep their side; others go to the other side where something stands in the way. */
  const free = (ctx, node, { place, x, y }, type, { hovered, taken }) => {
    const sides = app.facets.isBody(node) ? [place.side] : [place.side, place.side === "left" ? "right" : "left"];
    const found = sides.map((side) => app.paint.arrange(ctx, node, { ...place, side }, x, y, type));
    if (app.facets.isBody(node) || node.id === hovered) {
      return found[0];
    }
    const box = found.find((one) => taken.every((other) => apart(one, other)));
    if (box) {
      taken.push(box);
    }
    return box;
  };

  const crowd = (scene) => [...scene.near].filter((id) => !app.facets.isBody(scene.view.byId.get(id))).length;

  /** Bodies always have their label; all else has it where there is room, under the pointer, or near the focus. */
  const shows = (node, { scene, fit, scale, hovered }) => {
    if (app.facets.isBody(node) || node.id === hovered) {
      return true;
    }
    if (scene.near) {
      const alone = scene.focus === node.id || scale > CLOSE;
      return scene.near.has(node.id) && (alone || fit.picture.form === "wide" || crowd(scene) <= CROWD);
    }
    return scale >= (fit.picture.form === "wide" ? app.paint.ZOOM[node.is] : CLOSE);
  };

  /**
   * The box of a node's label, or nothing where it has none.
   *
   * `spot` is `{ place, x, y }`; `sight` says what is looked at and how closely: `{ scene, fit, scale, hovered, taken }`,
   * of which `taken` collects the boxes that others have to keep clear of.
   */
  const boxOf = (ctx, node, spot, sight) => {
    const { scene, fit, scale } = sight;
    if (!shows(node, sight) || fit.picture.size * scale < TINY) {
      return null;
    }
    const base = app.facets.isBody(node) ? fit.picture.size : fit.picture.size - 1;
    const size = scene.near?.has(node.id) ? Math.max(base, Math.min(app.paint.SMALLEST / scale, base * 1.6)) : base;
    const line = (fit.picture.line * size) / fit.picture.size;
    return free(ctx, node, spot, { size, line }, sight) || null;
  };

  app.labels = { boxOf };
})(globalThis.gbakg);
