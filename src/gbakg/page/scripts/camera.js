// The camera: which form of the picture fits the window, how far the water is stretched, where to look.

((app) => {
  const MARGIN = 14;
  const LARGEST = 1.75;
  const STRETCH = 1.7;
  const PHONE = 620;
  /** Height of a picture that a phone's page may scroll through; a larger canvas is more than browsers paint. */
  const TALLEST = 4000;
  const BESIDE = 320;

  /** One picture in a window: scale, and how far the water is stretched to use the breadth. */
  const fitted = (picture, width, height) => {
    const [left, top, right, bottom] = picture.box;
    const [wide, high] = [right - left, bottom - top];
    const across = (width - 2 * MARGIN) / wide;
    if (width < PHONE && high * across < TALLEST) {
      const scale = Math.min(across, LARGEST);
      return { picture, scale, stretch: 1, height: Math.ceil(high * scale + 2 * MARGIN) };
    }
    const down = (height - 2 * MARGIN) / high;
    const scale = Math.min(across, down, LARGEST);
    const spare = (width - 2 * MARGIN) / scale - wide;
    const bridge = ["left", "right"].every((side) => picture.bands.some((band) => band.side === side));
    const stretch = bridge ? Math.min(STRETCH, 1 + Math.max(0, spare) / picture.stream) : 1;
    return { picture, scale, stretch, height: 0 };
  };

  /** The form of a view that is largest in the window. */
  const choose = (view, language, width, height) => {
    const spoken = view.pictures.filter(
      (picture) => picture.language === language && (width < PHONE || picture.form !== "narrow"),
    );
    const fits = spoken.map((picture) => fitted(picture, width, height));
    return fits.reduce((best, one) => (!best || one.scale > best.scale + 0.02 ? one : best), null);
  };

  /** Where something stands once the water is stretched: the banks move apart as they are. */
  const stretched = (x, { picture, stretch }) => {
    const shore = picture.stream / 2;
    return Math.abs(x) > shore ? x + Math.sign(x) * (stretch - 1) * shore : x * stretch;
  };

  /** Places by IRI, the water stretched. */
  const placed = (view, fit) =>
    new Map(
      view.nodes.map((node, rank) => {
        const [x, y, side, lines] = fit.picture.places[rank];
        return [node.id, { x: stretched(x, fit), y, side, lines }];
      }),
    );

  /** A band's box, moved with the water. */
  const bandBox = (band, fit) => {
    const { picture, stretch } = fit;
    const [left, top, right, bottom] = band.box;
    const shift = ((stretch - 1) * picture.stream) / 2;
    if (band.side === "left" || band.side === "right") {
      const sign = band.side === "left" ? -1 : 1;
      return [left + sign * shift, top, right + sign * shift, bottom];
    }
    return [stretched(left, fit), top, stretched(right, fit), bottom];
  };

  const centre = ({ picture: { box } }) => ({ x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 });

  /** How far the picture reaches: left, top, right, bottom. */
  const extent = ({ picture: { box, stream }, stretch }) => {
    const shift = ((stretch - 1) * stream) / 2;
    return { left: box[0] - shift, top: box[1], right: box[2] + shift, bottom: box[3] };
  };

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** Nodes that stand in the window, or so near to it that their labels reach into it. */
  const visible = (network, { clientWidth, clientHeight }, nodes, spot) => {
    const from = network.DOMtoCanvas({ x: 0, y: 0 });
    const to = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
    return nodes.filter(({ id }) => {
      const { x, y } = spot(id);
      return x > from.x - BESIDE && x < to.x + BESIDE && y > from.y - BESIDE && y < to.y + BESIDE;
    });
  };

  app.camera = {
    choose,
    fitted,
    placed,
    bandBox,
    centre,
    extent,
    visible,
    /** A moving picture, where it can be painted quickly and the person has nothing against it. */
    animation: (scene) =>
      calm() || app.motion.isLarge(scene) ? false : { duration: 320, easingFunction: "easeInOutQuad" },
  };
})(globalThis.gbakg);
