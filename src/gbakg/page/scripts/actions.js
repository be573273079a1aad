// What can be done with a mark beside focusing it: ask for a path to it, pick it. By keys with a click, or by a small
// menu that a long press or the other mouse button opens.

((app) => {
  const { make } = app.dom;
  const { container } = app.graph;
  const menu = make("div", { class: "actions", role: "group", hidden: true });

  const isBody = (id) => app.facets.isBody(app.data.node(id) || {});

  /** The body from which a path to another one would lead: the one in focus, or where the path that is shown begins. */
  const startTo = (id) => {
    const { focus, path } = app.state.now();
    const start = isBody(focus) ? focus : path.split("~")[0];
    return isBody(start) && isBody(id) && start !== id && app.chains.able() ? start : "";
  };

  const isOpen = () => !menu.hidden;

  const close = () => {
    if (menu.contains(document.activeElement)) {
      container.focus({ preventScroll: true });
    }
    menu.hidden = true;
  };

  const button = (key, act, wishes) => {
    const click = () => {
      close();
      act();
    };
    return make("button", { type: "button", text: app.speech.say(key, wishes), on: { click } });
  };

  const buttons = (id) => {
    const start = startTo(id);
    const { pick } = app.state.now();
    return [
      button("actFocus", () => app.state.go({ focus: id })),
      start ? button("actPath", () => app.paths.ask(start, id), { name: app.speech.name(start) }) : null,
      button(pick.has(id) ? "actUnpick" : "actPick", () => app.picks.toggle([id])),
    ];
  };

  /** The menu of a mark, beside a point of the stage and inside of it. */
  const open = (id, point) => {
    menu.replaceChildren(...app.pointer.words(id), ...buttons(id).filter(Boolean));
    menu.setAttribute("aria-label", app.speech.say("actions", { name: app.speech.name(id) }));
    menu.hidden = false;
    app.dom.find(".hint").hidden = true;
    const { offsetLeft, offsetTop, clientWidth, clientHeight } = container;
    const [x, y] = [point.x + offsetLeft, point.y + offsetTop];
    const below = y + 22;
    const top = below + menu.offsetHeight > offsetTop + clientHeight ? y - menu.offsetHeight - 22 : below;
    menu.style.left = `${Math.max(8, Math.min(x - 40, clientWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${Math.max(8, top)}px`;
    menu.querySelector("button").focus({ preventScroll: true });
  };

  const isTouch = ({ pointerType }) => pointerType === "touch" || pointerType === "pen";

  /** Whether a click was more than a click: a long press by touch, or a click with a key held. */
  const takes = (id, { type, pointerType, srcEvent }, point) => {
    close();
    if (type === "press" && isTouch({ pointerType })) {
      if (id) {
        open(id, point);
      }
      return true;
    }
    if (id && (srcEvent.ctrlKey || srcEvent.metaKey)) {
      app.picks.toggle([id]);
      return true;
    }
    const start = id && srcEvent.shiftKey ? startTo(id) : "";
    if (start) {
      app.paths.ask(start, id);
    }
    return Boolean(start);
  };

  /** The other mouse button; a browser that takes a long press for it does no harm. */
  const asked = (event) => {
    const point = app.pointer.pointOf(event);
    const { node } = app.pointer.under(point);
    if (node) {
      event.preventDefault();
      open(node, point);
    }
  };

  /** On the picture, the space bar picks what is in focus; Escape closes the menu before anything else. */
  const typed = (event) => {
    const { focus } = app.state.now();
    if (event.key === " " && event.target === container && app.data.node(focus)) {
      event.preventDefault();
      app.picks.toggle([focus]);
    }
    if (event.key === "Escape" && isOpen()) {
      event.stopPropagation();
      close();
    }
  };

  const listen = () => {
    container.after(menu);
    container.addEventListener("contextmenu", asked);
    container.parentElement.addEventListener("keydown", typed);
    document.addEventListener("pointerdown", (event) => menu.contains(event.target) || close());
    app.graph.network().on("dragStart", close);
    app.graph.network().on("zoom", close);
    app.state.watch(close);
  };

  app.actions = { listen, takes };
})(globalThis.gbakg);
