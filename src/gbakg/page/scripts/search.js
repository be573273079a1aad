// Search: every name in every language, any part of it, upper or lower case.

((app) => {
  const ALIASES = "altLabel";
  const MOST = 9;
  const input = app.dom.find(".query");
  const list = app.dom.find(".suggestions");
  const heard = app.dom.find(".found");
  let found = [];
  let active = -1;

  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  const propertyIs = (fact, local) => !Array.isArray(fact.property) && fact.property.endsWith(local);

  /** All names by which a thing is found, its own two first. */
  const namesOf = (node) => {
    const card = app.data.cards[node.id];
    const aliases = card ? card.facts.filter((fact) => propertyIs(fact, ALIASES)).flatMap((fact) => fact.values) : [];
    const words = aliases.flatMap((value) => (Array.isArray(value) ? value.slice(0, 2) : [app.speech.name(value)]));
    return [...new Set([node.label, node.en || "", ...words].filter(Boolean))];
  };

  const RANKS = { organization: 0, partnership: 1, thing: 2, place: 3, topic: 4 };
  const index = app.data.nodes().map((node) => {
    const names = namesOf(node);
    return { node, names, keys: names.map(plain) };
  });

  const score = (key, wanted) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : 9);

  /** The best matches: whole names before beginnings before parts, bodies before all else. */
  const matches = (text) => {
    const wanted = plain(text);
    if (!wanted) {
      return [];
    }
    const hits = [];
    for (const { node, names, keys } of index) {
      const scores = keys.map((key) => score(key, wanted));
      const best = Math.min(...scores);
      if (best < 9) {
        hits.push({ node, best, matched: names[scores.indexOf(best)] });
      }
    }
    const order = (hit) => hit.best * 10 + RANKS[hit.node.is];
    return hits.sort((a, b) => order(a) - order(b) || (b.node.weight || 0) - (a.node.weight || 0)).slice(0, MOST);
  };

  const about = ({ node, matched }) => {
    const { name, region, term } = app.speech;
    const card = app.data.cards[node.id];
    const what = app.scene.isPartnership(node) ? term(node.kind) : card ? name(card.type) : "";
    const where = app.scene.isBody(node) ? region(node.region) : "";
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
      app.paint.swatch(hit.node.group, app.scene.isBody(hit.node) ? app.paint.regionColour(hit.node.region) : "plain"),
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
    if (!plain(text)) {
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
      found = matches(input.value);
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
