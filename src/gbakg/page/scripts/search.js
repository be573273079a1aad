// Search: the box at the head, and what it suggests.

((app) => {
  const MOST = 9;
  const input = app.dom.find(".query");
  const list = app.dom.find(".suggestions");
  const heard = app.dom.find(".found");
  let found = [];
  let active = -1;

  /** Which name answered, where it is not the one that is shown, or only its sound did. */
  const matched = ({ node, match }) => {
    const { say, name } = app.speech;
    if (match.sound) {
      return say("bySound", { name: match.name });
    }
    return match.name === name(node.id) ? "" : say("byName", { name: match.name });
  };

  const about = (hit) => {
    const { name, region, term } = app.speech;
    const card = app.data.cards[hit.node.id];
    const what = app.facets.isPartnership(hit.node) ? term(hit.node.kind) : card ? name(card.type) : "";
    const where = app.facets.isBody(hit.node) ? region(hit.node.region) : "";
    return [what, where, matched(hit)].filter(Boolean);
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
          mousedown: (event) => event.preventDefault(), // or the box would lose the focus, and close
          click: () => choose(rank),
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

  /** A line of the list that is no choice; the live region says the same. */
  const remark = (text) => app.dom.make("li", { class: "none", "aria-hidden": "true", text });

  const render = () => {
    const text = input.value.trim();
    if (!text) {
      close();
      return;
    }
    const { say } = app.speech;
    const rest = found.length - MOST;
    const said = found.length ? say("found", { n: found.length }) : say("noneFound", { text });
    list.replaceChildren(
      ...found.slice(0, MOST).map(option),
      ...(found.length ? [] : [remark(said)]),
      ...(rest > 0 ? [remark(say("moreFound", { n: rest }))] : []),
    );
    list.hidden = false;
    heard.textContent = said;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `option-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
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
      active = Math.min(found.length, MOST, active + 2) - 1;
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
    app.names.prepare(() => {
      KEYS[event.key]();
      if (event.key !== "Enter") {
        render();
      }
    });
  };

  const look = () => {
    found = app.names.ranked(input.value);
    active = -1;
    render();
  };

  const listen = () => {
    input.addEventListener("input", () => app.names.prepare(look));
    input.addEventListener("keydown", typed);
    input.addEventListener("focus", () => app.names.prepare(() => {}), { once: true });
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
