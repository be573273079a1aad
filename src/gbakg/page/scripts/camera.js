// The camera: which form of the picture fits the window, how far the water is stretched, where to look.

((app) => {
  const MARGIN = 14;
  const LARGEST = 1.75;
  const STRETCH = 1.7;
  const PHONE = 620;

  const extent = (boxes) => ({
    left: Math.min(...boxes.map((box) => box[0])),
    top: Math.min(...boxes.map((box) => box[1])),
    right: Math.max(...boxes.map((box) => box[2])),
    bottom: Math.max(...boxes.map((box) => box[3])),
  });

  /** The whole picture: its bands, and the places that stand outside of them. */
  const bounds = (picture) => {
    const wide = picture.size * 13;
    const loose = picture.places.map(([x, y, side, lines]) => {
      const beside = side === "right" || side === "left";
      const long = beside ? Math.min(wide, Math.max(...lines.map((text) => text.length)) * picture.size * 0.6) : 40;
      return [side === "left" ? x - long : x - 12, y - 14, side === "right" ? x + long : x + 12, y + 14];
    });
    const boxes = [...picture.bands.map((band) => band.box), ...loose];
    return boxes.length ? extent(boxes) : { left: -200, top: -120, right: 200, bottom: 120 };
  };

  /** One picture in a window: scale, and how far the water is stretched to use the breadth. */
  const fitted = (picture, width, height) => {
    const box = bounds(picture);
    const [wide, high] = [box.right - box.left, box.bottom - box.top];
    const across = (width - 2 * MARGIN) / wide;
    if (width < PHONE) {
      const scale = Math.min(across, LARGEST);
      return { picture, box, scale, stretch: 1, height: Math.ceil(high * scale + 2 * MARGIN) };
    }
    const down = (height - 2 * MARGIN) / high;
    const scale = Math.min(across, down, LARGEST);
    const spare = (width - 2 * MARGIN) / scale - wide;
    const bridge = ["left", "right"].every((side) => picture.bands.some((band) => band.side === side));
    const stretch = bridge ? Math.min(STRETCH, 1 + Math.max(0, spare) / picture.stream) : 1;
    return { picture, box, scale, stretch, height: 0 };
  };

  /** The form of a view that is largest in the window. */
  const choose = (view, language, width, height) => {
    const spoken = view.pictures.filter(
      (picture) => picture.language === language && (width < PHONE || picture.form !== "narrow"),
    );
    const fits = spoken.map((picture) => fitted(picture, width, height));
    return fits.reduce((best, one) => (!best || one.scale > best.scale + 0.02 ? one : best), null);
  };

  /** Places by IRI, the water stretched. */
  const placed = (view, { picture, stretch }) =>
    new Map(
      view.nodes.map((node, rank) => {
        const [x, y, side, lines] = picture.places[rank];
        return [node.id, { x: x * stretch, y, side, lines }];
      }),
    );

  /** A band's box, moved with the water. */
  const bandBox = (band, { picture, stretch }) => {
    const [left, top, right, bottom] = band.box;
    const shift = ((stretch - 1) * picture.stream) / 2;
    if (band.side === "left" || band.side === "right") {
      const sign = band.side === "left" ? -1 : 1;
      return [left + sign * shift, top, right + sign * shift, bottom];
    }
    return [left * stretch, top, right * stretch, bottom];
  };

  const centre = ({ box, picture, stretch }) => {
    const shift = ((stretch - 1) * picture.stream) / 2;
    return { x: (box.left - shift + box.right + shift) / 2, y: (box.top + box.bottom) / 2 };
  };

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  app.camera = {
    choose,
    fitted,
    placed,
    bandBox,
    centre,
    bounds,
    animation: () => (calm() ? false : { duration: 320, easingFunction: "easeInOutQuad" }),
  };
})(globalThis.gbakg);
