// Mouse, touch and keyboard on the picture.

((app) => {
  const { container } = app.graph;
  const { boxes } = app.labels;
  const hint = app.dom.find(".hint");
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const ZOOMS = { "+": 1.25, "=": 1.25, "-": 0.8, _: 0.8 };

  const inside = (box, { x, y }) => x >= box.left - 3 && x <= box.right + 3 && y >= box.top && y <= box.bottom;

  /** What lies under a point of the window: the id of a node, or a line, or nothing. */
  const under = (point) => {
    const network = app.graph.network();
    const at = network.DOMtoCanvas(point);
    const { marks, view } = app.graph.scene();
    const near = 4 / network.getScale();
    const node = [...marks].find((id) => {
      const { x, y } = app.graph.spot(id);
      const reach = view.byId.get(id).size + near;
      return Math.hypot(at.x - x, at.y - y) <= reach || (boxes().has(id) && inside(boxes().get(id), at));
    });
    return { node, line: node ? undefined : app.lines.under(app.graph.drawn(), at, network.getScale()) };
  };

  const pointOf = (event) => {
    const frame = container.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };

  const pick = ({ node, line }) => {
    if (node) {
      app.state.go({ focus: node });
      return;
    }
    const focus = line && (line.members ? `${line.from}~${line.to}` : line.partnership || line.to);
    app.state.go({ focus: focus || "" });
  };

  const lineWords = (line) => {
    const { name, pick: choose, say, term } = app.speech;
    if (line.members) {
      const count = say("pairCount", { n: line.members.length });
      return [`${name(line.from)} — ${name(line.to)}`, `${count} · ${say(line.certainty)}`];
    }
    const status = line.relation === "participation" ? term(line.status) : "";
    const what = [choose([line.title, line.en]), status].filter(Boolean).join(" · ");
    return [`${name(line.from)} — ${name(line.to)}`, what];
  };

  const nodeWords = (id) => {
    const node = app.data.node(id);
    const { name, term, region } = app.speech;
    const card = app.data.cards[id];
    const first = app.facets.isPartnership(node) ? term(node.kind) : card ? name(card.type) : "";
    const second = app.facets.isBody(node) ? region(node.region) : term(node.status);
    return [name(id), [first, second].filter(Boolean).join(" · ")];
  };

  /** What is said about a mark. */
  const words = (id) => {
    const [title, rest] = nodeWords(id);
    return [app.dom.make("strong", {}, app.dom.word(title)), app.dom.make("span", {}, app.dom.word(rest))];
  };

  const explain = (event, { node, line }) => {
    hint.hidden = !node && !line;
    container.classList.toggle("over", !hint.hidden);
    if (hint.hidden) {
      return;
    }
    const [title, rest] = node ? nodeWords(node) : lineWords(line);
    hint.replaceChildren(app.dom.make("strong", {}, app.dom.word(title)), app.dom.make("span", {}, app.dom.word(rest)));
    const frame = container.parentElement.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    hint.style.left = `${Math.max(8, Math.min(x + 14, frame.width - hint.offsetWidth - 8))}px`;
    hint.style.top = `${y + 20 + hint.offsetHeight > frame.height ? y - hint.offsetHeight - 12 : y + 18}px`;
  };

  let waiting = false;
  const moved = (event) => {
    if (waiting || event.pointerType === "touch" || event.buttons) {
      return;
    }
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const found = under(pointOf(event));
      app.graph.hover(found.node || "");
      explain(event, found);
    });
  };

  const left = () => {
    hint.hidden = true;
    app.graph.hover("");
  };

  /** The nearest mark in a direction; what lies aside counts double. */
  const next = (from, [dx, dy]) => {
    const start = app.graph.spot(from) || { x: 0, y: 0 };
    let best = "";
    let least = Infinity;
    for (const id of app.graph.scene().marks) {
      const { x, y } = app.graph.spot(id);
      const along = (x - start.x) * dx + (y - start.y) * dy;
      const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
      const cost = along + 2 * aside;
      if (id !== from && along > 1 && cost < least) {
        [best, least] = [id, cost];
      }
    }
    return best;
  };

  const typed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (STEPS[event.key]) {
      const found = next(app.state.now().focus, STEPS[event.key]);
      if (found) {
        app.state.go({ focus: found }, { replace: true });
      }
    } else if (ZOOMS[event.key]) {
      app.graph.zoom(ZOOMS[event.key]);
    } else if (event.key === "Home") {
      app.graph.home();
    } else {
      return;
    }
    event.preventDefault();
  };

  const listen = () => {
    app.graph.network().on("click", ({ pointer, event }) => {
      const found = under(pointer.DOM);
      if (!app.actions.takes(found.node, event, pointer.DOM)) {
        pick(found);
      }
    });
    app.graph.network().on("dragStart", left);
    container.addEventListener("pointermove", moved);
    container.addEventListener("pointerleave", left);
    container.addEventListener("keydown", typed);
  };

  app.pointer = { listen, under, pointOf, words };
})(globalThis.gbakg);
