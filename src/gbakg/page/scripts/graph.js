// The network itself: vis-network draws what the scene says, where the picture says.

((app) => {
  const { vis } = globalThis;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const boxes = new Map();
  /** vis-network tells places in whole pixels. */
  const ROUNDED = 1;
  const container = app.dom.find(".canvas");
  let network = null;
  let scene = null;
  let fit = null;
  let places = new Map();
  let hovered = "";
  let taken = [];

  /** What vis-network calls for every mark that it draws. */
  const renderer = ({ ctx, id, x, y }) => {
    const node = scene.view.byId.get(id);
    const place = places.get(id);
    const scale = network ? network.getScale() : 1;
    const faint = scene.near && !scene.near.has(id);
    return {
      drawNode: () => {
        ctx.globalAlpha = faint ? 0.22 : 1;
        app.paint.drawMark(ctx, node, x, y, { selected: scene.focus.split("~").includes(id) });
        ctx.globalAlpha = 1;
      },
      drawExternalLabel: () => {
        const box = app.labels.boxOf(ctx, node, { place, x, y }, { scene, fit, scale, hovered, taken });
        if (!box) {
          return;
        }
        boxes.set(id, box);
        ctx.globalAlpha = faint ? 0.3 : 1;
        app.paint.drawLabel(ctx, place, box);
        ctx.globalAlpha = 1;
      },
      nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
    };
  };

  const OPTIONS = {
    autoResize: false,
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: {
      dragNodes: true,
      hover: false,
      selectable: true,
      selectConnectedEdges: false,
      keyboard: false,
      tooltipDelay: 1e9,
      zoomSpeed: 0.6,
    },
    nodes: { shape: "custom", ctxRenderer: renderer, chosen: false },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, font: { size: 11, strokeWidth: 4 } },
  };

  const drawBands = (ctx) => {
    for (const band of fit.picture.bands) {
      const region = band.region || "none";
      app.paint.drawBand(ctx, band, app.camera.bandBox(band, fit), !app.state.now().off.has(`region.${region}`));
    }
  };

  const create = () => {
    network = new vis.Network(container, { nodes, edges }, OPTIONS);
    network.on("beforeDrawing", (ctx) => {
      taken = [];
      boxes.clear();
      if (fit) {
        drawBands(ctx);
      }
    });
  };

  /** Where to look: at everything, which is how a picture is meant. */
  const home = (animate) => {
    const { x, y } = app.camera.centre(fit);
    network.moveTo({ position: { x, y }, scale: fit.scale, animation: animate ? app.camera.animation() : false });
  };

  /** Choose the form for the window, and find everything its place. */
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
    return true;
  };

  const known = () => scene.view.nodes.filter(({ id }) => places.has(id));

  const restyle = () => {
    const font = { color: app.paint.colours().text, strokeColor: app.paint.colours().ground, face: app.paint.FONT };
    network.setOptions({ edges: { font: { ...font, size: 11, strokeWidth: 4 } } });
    nodes.update(known().map(({ id }) => ({ id, hidden: !scene.seen.has(id) })));
    const wanted = new Set(scene.lines.map((line) => line.id));
    edges.remove(edges.getIds().filter((id) => !wanted.has(id)));
    edges.update(scene.lines.map((line) => app.lines.styled(line, scene, places)));
  };

  /** Show a scene; `moved` says that window, view or language changed, so that places have to be found anew. */
  const show = (next, moved) => {
    const other = scene?.view !== next.view;
    if (other) {
      edges.clear();
      nodes.clear();
      boxes.clear();
      fit = null;
    }
    scene = next;
    const fresh = (moved || !fit) && place();
    if (!fit) {
      return;
    }
    if (fresh) {
      nodes.update(known().map(({ id, size }) => ({ id, size, label: " ", ...spot(id) })));
    }
    restyle();
    if (fresh) {
      network.setSize("100%", "100%");
      home(false);
    }
    network.redraw();
  };

  /** On a phone the picture is longer than the window: bring the focus above the panel. */
  const reveal = () => {
    const place = fit?.height ? places.get(scene.focus.split("~")[0]) : null;
    if (place) {
      const top = container.getBoundingClientRect().top + scrollY + network.canvasToDOM(place).y;
      scrollTo({ top: top - innerHeight * 0.22 });
    }
  };

  const spot = (id) => ({ x: places.get(id).x, y: places.get(id).y });

  /** The picture as somebody arranged it by hand: its form, and where each mark is now; nothing where none was dragged. */
  const arranged = () => {
    if (!fit) {
      return null;
    }
    const held = new Map([...places].map(([id, one]) => [id, { ...one, ...network.getPosition(id) }]));
    const apart = (id, { x, y }) => Math.max(Math.abs(x - places.get(id).x), Math.abs(y - places.get(id).y));
    const dragged = [...held].some(([id, one]) => apart(id, one) > ROUNDED);
    return dragged ? { fit, places: held } : null;
  };

  const zoom = (factor) =>
    network.moveTo({
      scale: Math.min(6, Math.max(0.08, network.getScale() * factor)),
      animation: app.camera.animation(),
    });

  const hover = (id) => {
    if (id !== hovered) {
      hovered = id;
      network.redraw();
    }
  };

  app.graph = {
    create,
    show,
    home: () => fit && home(true),
    reveal,
    zoom,
    hover,
    container,
    network: () => network,
    scene: () => scene,
    arranged,
    /** Boxes of the labels that are drawn, in the picture's own measure. */
    boxes: () => boxes,
  };
})(globalThis.gbakg);
