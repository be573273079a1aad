// The network itself: vis-network keeps the view, the places and the hands on them; what is seen is painted here.

((app) => {
  const { vis } = globalThis;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const stage = app.dom.find(".stage");
  const container = app.dom.find(".canvas");
  let network = null;
  let scene = null;
  let fit = null;
  let places = new Map();
  /** Where things stand now: their places, or where they were dragged. */
  let spots = new Map();
  let courses = new Map();
  let drawn = [];
  let strokes = [];
  let hovered = "";
  let moving = false;
  let held = [];
  let placed = "";
  let spread = "";
  let due = 0;
  let opened = false;

  /** How many marks come at a stretch. */
  const PART = 300;

  const spot = (id) => spots.get(id);

  const OPTIONS = {
    autoResize: false,
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: {
      dragNodes: !matchMedia("(pointer: coarse)").matches,
      hover: false,
      selectable: true,
      selectConnectedEdges: false,
      keyboard: false,
      tooltipDelay: 1e9,
      zoomSpeed: 0.6,
    },
    nodes: { shape: "custom", chosen: false },
    edges: { chosen: false },
  };

  /** What vis-network calls for every mark that it draws. */
  const renderer = ({ ctx, id, x, y }) => {
    const node = scene.view.byId.get(id);
    const drawNode = () => {
      if (moving) {
        return;
      }
      if (scene.near && !scene.near.has(id)) {
        ctx.globalAlpha = 0.22;
        app.paint.drawFaint(ctx, node, x, y, network.getScale());
        return;
      }
      const selected = scene.focus.split("~").includes(id);
      app.paint.drawMark(ctx, node, x, y, { selected, scale: network.getScale() });
    };
    return { drawNode, nodeDimensions: { width: 2 * node.size, height: 2 * node.size } };
  };

  const drawBands = (ctx) => {
    const headed = new Set();
    for (const band of fit.picture.bands) {
      const [region, key] = [band.region || "none", `${band.region} ${band.side}`];
      const on = !app.state.now().off.has(`region.${region}`);
      app.paint.drawBand(ctx, band, app.camera.bandBox(band, fit), {
        on,
        head: !headed.has(key),
        scale: network.getScale(),
      });
      headed.add(key);
    }
  };

  /** What lies under the marks; while a large picture is moved, a copy of all of it. */
  const drawBelow = (ctx) => {
    const loose = app.physics.moves();
    moving = Boolean(fit) && !loose && app.motion.paint(ctx, network);
    if (!fit || moving) {
      return;
    }
    if (loose || held.length) {
      follow(loose ? nodes.getIds() : held);
    }
    if (!loose) {
      drawBands(ctx);
    }
    app.lines.draw(ctx, strokes);
  };

  const drawAbove = (ctx) => {
    if (fit && !moving) {
      app.lines.drawCounts(ctx, drawn);
      const look = { scene, fit, scale: network.getScale(), hovered, spot };
      app.labels.draw(ctx, app.camera.visible(network, container, known(), spot), look);
      app.motion.note(network);
    }
  };

  /** Lines and labels follow what was moved. */
  const follow = (ids) => {
    for (const [id, { x, y }] of Object.entries(network.getPositions(ids))) {
      spots.set(id, { ...spot(id), x, y });
    }
    courses = new Map();
    relined();
  };

  /** vis-network tells of a drag before it moves what is dragged: the next painting follows. */
  const dragged = ({ nodes: ids }) => {
    held = ids;
    if (!ids.length) {
      app.motion.moved(network, container.querySelector("canvas"), scene);
    }
  };

  const dropped = () => {
    follow(held);
    held = [];
    network.redraw();
  };

  const create = () => {
    network = new vis.Network(container, { nodes, edges }, OPTIONS);
    network.on("beforeDrawing", drawBelow);
    network.on("afterDrawing", drawAbove);
    network.on("dragging", dragged);
    network.on("dragEnd", dropped);
    network.on("zoom", () => app.motion.moved(network, container.querySelector("canvas"), scene));
  };

  /** Where to look: at everything, which is how a picture is meant. */
  const home = (animate) => {
    const { x, y } = app.camera.centre(fit);
    network.moveTo({ position: { x, y }, scale: fit.scale, animation: animate && app.camera.animation(scene) });
  };

  const size = () => `${container.clientWidth}×${fit?.height || container.clientHeight}`;

  /** By what places are found anew. A large picture stays as it is when the window changes: one would lose one's place. */
  const occasion = (next) =>
    [next.view.name, app.speech.language(), ...(app.motion.isLarge(next) ? [] : [size()])].join(" ");

  /** Choose the form for the window, and find everything its place; false where there is no room to look at. */
  const place = () => {
    container.style.height = "";
    const { clientWidth: width, clientHeight: height } = container;
    const best = width ? app.camera.choose(scene.view, app.speech.language(), width, height) : null;
    if (!best) {
      return false;
    }
    fit = best;
    container.style.height = fit.height ? `${fit.height}px` : "";
    places = app.camera.placed(scene.view, fit);
    spots = new Map(places);
    courses = new Map();
    placed = occasion(scene);
    return true;
  };

  const known = () => scene.view.nodes.filter(({ id }) => scene.marks.has(id));

  const relined = () => {
    drawn = app.lines.drawn(scene, spot, courses);
    strokes = app.lines.batches(drawn);
  };

  /** Very many marks come part by part, so that a hand is felt in between; none comes once something else is shown. */
  const arrive = (coming, part = PART) => {
    const now = coming.slice(0, part);
    nodes.update(now.map(({ id, size }) => ({ id, size, x: spot(id).x, y: spot(id).y, ctxRenderer: renderer })));
    const wanted = scene;
    if (coming.length > part) {
      setTimeout(() => scene === wanted && arrive(coming.slice(part)));
    }
  };

  /**
   * Marks come and go with the filters; vis-network is only told of those that are seen. A page that opens has them all
   * at once. Tells whether some came: vis-network then paints of its own accord.
   */
  const remarked = (fresh) => {
    const there = new Set(nodes.getIds());
    nodes.remove([...there].filter((id) => !scene.marks.has(id)));
    const coming = fresh ? known() : known().filter(({ id }) => !there.has(id));
    arrive(coming, opened ? PART : Number.POSITIVE_INFINITY);
    opened = true;
    return coming.length > 0;
  };

  /** Paint the scene; places are found anew where view, language or window have changed. */
  const paint = () => {
    due = 0;
    if (stage.hidden) {
      opened = true;
      return;
    }
    const fresh = (!fit || occasion(scene) !== placed) && place();
    if (!fit || !container.clientWidth) {
      return;
    }
    relined();
    if (fresh || size() !== spread) {
      network.setSize("100%", "100%");
      spread = size();
    }
    if (fresh) {
      home(false);
    }
    if (!remarked(fresh)) {
      network.redraw();
    }
  };

  /** Show a scene with the next frame: until then a hand or a key is felt, and however much has changed is painted once. */
  const show = (next) => {
    app.motion.stop();
    if (scene?.view !== next.view) {
      nodes.clear();
      fit = null;
    }
    scene = next;
    if (!due) {
      due = requestAnimationFrame(paint);
    }
  };

  /** The window may have another size. */
  const refit = () => container.clientWidth && size() !== spread && show(scene);

  /** On a phone the picture is longer than the window: bring the focus above the panel. */
  const reveal = () => {
    const at = fit?.height ? spot(scene.focus.split("~")[0]) : null;
    if (at) {
      const top = container.getBoundingClientRect().top + scrollY + network.canvasToDOM(at).y;
      scrollTo({ top: top - innerHeight * 0.22 });
    }
  };

  /** The picture as somebody arranged it by hand: its form, and where each mark is now; nothing where none was dragged. */
  const arranged = () => {
    const apart = ([id, { x, y }]) => x !== places.get(id).x || y !== places.get(id).y;
    return fit && [...spots].some(apart) ? { fit, places: spots } : null;
  };

  /** Let go of everything, held together by its lines as if they were springs; or put it back where the picture says. */
  const loosen = (wish) => {
    edges.clear();
    if (wish) {
      edges.add(drawn.map(({ line }) => ({ id: line.id, from: line.from, to: line.to, hidden: true })));
      return;
    }
    spots = new Map(places);
    courses = new Map();
    nodes.update(known().map(({ id }) => ({ id, x: spot(id).x, y: spot(id).y })));
    relined();
    network.redraw();
  };

  const zoom = (factor) =>
    network.moveTo({
      scale: Math.min(6, Math.max(0.01, network.getScale() * factor)),
      animation: app.camera.animation(scene),
    });

  /** The label of what is under the pointer; a large picture leaves it to the hint, which costs no painting. */
  const hover = (id) => {
    if (id !== hovered && !app.motion.isLarge(scene)) {
      hovered = id;
      network.redraw();
    }
  };

  app.graph = {
    create,
    show,
    refit,
    home: () => fit && home(true),
    reveal,
    zoom,
    hover,
    container,
    network: () => network,
    scene: () => scene,
    spot,
    arranged,
    /** Lines as they are drawn: `line`, `colour`, `alpha`, `width`, `dashes`, `curve`, `count`. */
    drawn: () => drawn,
    loosen,
    /** How far the picture reaches, in its own measure. */
    extent: () => fit && app.camera.extent(fit),
  };
})(globalThis.gbakg);
