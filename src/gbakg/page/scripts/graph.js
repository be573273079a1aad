// The network itself: vis-network draws what the scene says, where the picture says.

((app) => {
  const { vis } = globalThis;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const boxes = new Map();
  const CROWD = 6;
  const TINY = 4;
  const CLOSE = 1.8;
  const container = app.dom.find(".canvas");
  let network = null;
  let scene = null;
  let fit = null;
  let places = new Map();
  let hovered = "";
  let taken = [];

  const apart = (one, other) =>
    one.right < other.left || other.right < one.left || one.bottom <= other.top + 2 || other.bottom <= one.top + 2;

  /** A box for a label: bodies keep their side; others go to the other side where something stands in the way. */
  const free = (ctx, node, { place, x, y }, type) => {
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

  const crowd = () => [...scene.near].filter((id) => !app.facets.isBody(scene.view.byId.get(id))).length;

  /** Bodies always have their label; all else has it where there is room, under the pointer, or near the focus. */
  const shows = (node, scale) => {
    if (app.facets.isBody(node) || node.id === hovered) {
      return true;
    }
    if (scene.near) {
      const alone = scene.focus === node.id || scale > CLOSE;
      return scene.near.has(node.id) && (alone || fit.picture.form === "wide" || crowd() <= CROWD);
    }
    return scale >= (fit.picture.form === "wide" ? app.paint.ZOOM[node.is] : CLOSE);
  };

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
        if (!shows(node, scale) || fit.picture.size * scale < TINY) {
          return;
        }
        const base = app.facets.isBody(node) ? fit.picture.size : fit.picture.size - 1;
        const size = scene.near?.has(id) ? Math.max(base, Math.min(app.paint.SMALLEST / scale, base * 1.6)) : base;
        const line = (fit.picture.line * size) / fit.picture.size;
        const box = free(ctx, node, { place, x, y }, { size, line });
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
      dragNodes: !matchMedia("(pointer: coarse)").matches,
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
      if (fit && !app.motion.moves()) {
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

  /** Put everything back where the picture says. */
  const rest = () => nodes.update(known().map(({ id }) => ({ id, ...spot(id) })));

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
    rest,
    zoom,
    hover,
    container,
    network: () => network,
    scene: () => scene,
    /** How far the picture reaches, in its own measure. */
    extent: () => fit?.box,
    /** Boxes of the labels that are drawn, in the picture's own measure. */
    boxes: () => boxes,
  };
})(globalThis.gbakg);
