// Search: the box at the head, and what it suggests.

((app) => {
  const MOST = 9;
  const input = app.dom.find(".query");
  const list = app.dom.find(".suggestions");
  const heard = app.dom.find(".found");
  let found = [];
  let active = -1;

  const about = ({ node, matched }) => {
    const { name, region, term } = app.speech;
    const card = app.data.cards[node.id];
    const what = app.facets.isPartnership(node) ? term(node.kind) : card ? name(card.type) : "";
    const where = app.facets.isBody(node) ? region(node.region) : "";
    const alias = [name(node.id), app.speech.otherName(node.id)].includes(matched) ? "" : matched;
    return [what, where, alias].filter(Boolean);
  };

  const option = (hit, rank) => {
    const parts = about(hit).map((text) => app.dom.word(text));
    return app.dom.make(
      "li",
      {
        role: "option",
        id: `option-${rank}`,
        "aria-selected": String(rank === active),
        on: {
          pointerdown: (event) => {
            event.preventDefault();
            choose(rank);
          },
        },
      },
      app.paint.swatch(hit.node.group, app.facets.isBody(hit.node) ? app.paint.regionColour(hit.node.region) : "plain"),
      app.dom.make("span", { class: "hit" }, app.dom.word(app.speech.name(hit.node.id))),
      app.dom.make("span", { class: "about" }, ...parts.flatMap((part, at) => (at ? [" · ", part] : [part]))),
    );
  };

  const close = () => {
    list.hidden = true;
    heard.textContent = "";
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const render = () => {
    const text = input.value;
    if (!app.names.plain(text)) {
      close();
      return;
    }
    const none = app.dom.make("li", { class: "none", text: app.speech.say("noneFound", { text }) });
    list.replaceChildren(...(found.length ? found.map(option) : [none]));
    list.hidden = false;
    heard.textContent = app.speech.say("found", { n: found.length });
    input.setAttribute("aria-expanded", "true");
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `option-${active}`);
    }
  };

  /** Move the focus to a match, in a view that draws it. */
  const choose = (rank) => {
    const hit = found[rank];
    if (!hit) {
      return;
    }
    input.value = app.speech.name(hit.node.id);
    close();
    const here = app.data.views.get(app.state.now().view).byId.has(hit.node.id);
    app.state.go({ focus: hit.node.id, view: here ? app.state.now().view : app.data.viewOf(hit.node.id).name });
  };

  const KEYS = {
    ArrowDown: () => {
      active = Math.min(found.length - 1, active + 1);
    },
    ArrowUp: () => {
      active = Math.max(-1, active - 1);
    },
    Enter: () => choose(Math.max(0, active)),
    Escape: () => {
      input.value = "";
      found = [];
    },
  };

  const typed = (event) => {
    if (!KEYS[event.key] || event.isComposing) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
    if (event.key !== "Enter") {
      render();
    }
  };

  const listen = () => {
    input.addEventListener("input", () => {
      found = app.names.ranked(input.value).slice(0, MOST);
      active = -1;
      render();
    });
    input.addEventListener("keydown", typed);
    input.addEventListener("blur", close);
    document.addEventListener("keydown", (event) => {
      const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
  };

  app.search = { listen, close };
})(globalThis.gbakg);
