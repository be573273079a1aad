// Motion: a large picture is not painted anew for every step of a drag or a turn of the wheel. What was painted last
// is moved and scaled instead, and painted again as soon as it rests.

((app) => {
  const REST = 140;
  /** Marks and lines from which on painting takes longer than a frame. */
  const MANY = 900;
  const still = document.createElement("canvas");
  let painted = null;
  let seenFrom = null;
  let waiting = 0;

  const isLarge = (scene) => scene.marks.size + scene.lines.length > MANY;

  const viewOf = (network) => ({ ...network.getViewPosition(), scale: network.getScale() });

  /** The picture was painted as the view is now; by the time that a hand is felt the view has moved on. */
  const note = (network) => {
    painted = viewOf(network);
  };

  /** Keep a copy of what was painted last. */
  const keep = (canvas) => {
    still.width = canvas.width;
    still.height = canvas.height;
    still.getContext("2d").drawImage(canvas, 0, 0);
    seenFrom = painted;
  };

  const rest = (network) => {
    seenFrom = null;
    network.redraw();
  };

  /** The view has changed by a person's hand; paint the copy until it rests. */
  const moved = (network, canvas, scene) => {
    if (!isLarge(scene)) {
      return;
    }
    if (!seenFrom) {
      keep(canvas);
    }
    clearTimeout(waiting);
    waiting = setTimeout(rest, REST, network);
  };

  /** Paint the copy where it belongs in the view as it is now; false where there is nothing to be moved. */
  const paint = (ctx, network) => {
    if (!seenFrom) {
      return false;
    }
    const now = viewOf(network);
    const ratio = now.scale / seenFrom.scale;
    const dense = still.width / ctx.canvas.clientWidth;
    const shift = (one, middle) => middle * (1 - ratio) + one * now.scale * dense;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const x = shift(seenFrom.x - now.x, still.width / 2) / ratio;
    const y = shift(seenFrom.y - now.y, still.height / 2) / ratio;
    ctx.drawImage(still, x, y);
    ctx.restore();
    return true;
  };

  /** Forget the copy: what is shown has changed. */
  const stop = () => {
    clearTimeout(waiting);
    seenFrom = null;
  };

  app.motion = { note, moved, paint, isLarge, stop };
})(globalThis.gbakg);
