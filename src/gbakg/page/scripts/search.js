// Search: the box at the head, and what it suggests.

((app) => {
  const input = app.dom.find(".query");

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

  /** What a suggestion says: mark, name, and below it what and where it is, and by which other name it was found. */
  const told = (hit) => {
    const parts = about(hit).map((text) => app.dom.word(text));
    return [
      app.paint.swatch(hit.node.group, app.facets.isBody(hit.node) ? app.paint.regionColour(hit.node.region) : "plain"),
      app.dom.make("span", { class: "hit" }, app.dom.word(app.speech.name(hit.node.id))),
      app.dom.make("span", { class: "about" }, ...parts.flatMap((part, at) => (at ? [" · ", part] : [part]))),
    ];
  };

  /** Move the focus to a match, in a view that draws it. */
  const choose = ({ node }) => {
    const here = app.data.views.get(app.state.now().view).byId.has(node.id);
    app.state.go({ focus: node.id, view: here ? app.state.now().view : app.data.viewOf(node.id).name });
  };

  const listen = () => {
    const [list, heard] = [app.dom.find(".suggestions"), app.dom.find(".found")];
    app.listbox.listen({ input, list, heard, suggest: app.names.ranked, told, choose });
    document.addEventListener("keydown", (event) => {
      const writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
  };

  app.search = { listen, told };
})(globalThis.gbakg);
