// Partnerships as the sheets beside the picture tell of them: which are to be told, and one as an entry of a list.

((app) => {
  const { make, word, link } = app.dom;
  const { isPartnership, regionOf } = app.facets;
  const LAST = Number.POSITIVE_INFINITY;

  /** The scene that has partnerships as things of their own; the view of pairs has not. */
  const sceneOf = (state, scene) =>
    scene.view.name !== "partnerships" && app.data.views.has("partnerships")
      ? app.scene.of({ ...state, view: "partnerships" })
      : scene;

  /** In the order of the letter. */
  const inLetter = (ids) => {
    const first = (id) => app.data.cards[id]?.evidence[0] || { letter: "", start: LAST };
    const compare = (one, two) => {
      const [a, b] = [first(one), first(two)];
      return a.letter === b.letter ? a.start - b.start || (one < two ? -1 : 1) : a.letter < b.letter ? -1 : 1;
    };
    return [...ids].sort(compare);
  };

  /** Whether a selection has partnerships in it; one of bodies alone leaves the sheets as they are. */
  const narrows = ({ pick }) => [...pick].some((id) => isPartnership(app.data.node(id)));

  /** What the filters leave, and of these what a selection picks. */
  const shown = (scene, state) =>
    inLetter([...scene.deals].filter(narrows(state) ? (id) => state.pick.has(id) : () => true));

  /** Partners that are shown, by region in the order of the legend; who only pushes, funds or hosts is none. */
  const partners = (id, seen) => {
    const found = new Map();
    const edges = app.data.whole.around.get(id) || [];
    for (const { from } of edges.filter((edge) => edge.role === "Partner" && seen.has(edge.from))) {
      const region = regionOf(app.data.node(from));
      found.set(region, new Set([...(found.get(region) || []), from]));
    }
    return app.legend.ranked("region", found).map((region) => [region, [...found.get(region)]]);
  };

  /** Its dates as the letter has them; an end alone is said to be one. */
  const when = ({ start, end }) => {
    if (!start && end) {
      return app.speech.say("dealsUntil", { date: end });
    }
    return [start, end].filter(Boolean).join(" – ");
  };

  const locators = (id) => {
    const places = new Set((app.data.cards[id]?.evidence || []).map((one) => one.locator));
    return [...places].map((place) => word(place, { lang: "zh-Hans", class: "locator" }));
  };

  /** Some words and names in one line, with dots between. */
  const line = (...parts) =>
    make(
      "p",
      { class: "state" },
      parts
        .flat()
        .filter(Boolean)
        .flatMap((part, at) => (at ? [" · ", part] : [part])),
    );

  /** A name that moves the focus and keeps the keyboard's place when its sheet is filled anew. */
  const named = (id) => {
    const button = link(id);
    button.dataset.held = id;
    return button;
  };

  /** A partnership with its mark, and what it is, how real, of when, and where the letter says so. */
  const entry = (id, dateless = app.speech.say("undated")) => {
    const { kind, status, ...node } = app.data.node(id);
    const { term } = app.speech;
    return [
      make("p", { class: "lead" }, app.paint.swatch("partnership", "plain", status), named(id)),
      line(when(node) || dateless, term(kind), term(status), locators(id)),
    ];
  };

  /** Fill a sheet anew without taking the place from whoever reads it by keyboard. */
  const refill = (box, ...parts) => {
    const held = box.contains(document.activeElement) ? document.activeElement.dataset.held : "";
    box.replaceChildren(...parts.flat(2).filter(Boolean));
    const again = [...box.querySelectorAll("[data-held]")].find((one) => one.dataset.held === held);
    again?.focus({ preventScroll: true });
  };

  const told = (parts) => (parts ? make("p", { class: "told" }, parts) : null);

  /** That a selection narrows the sheet, with a way back. */
  const narrowed = (state) => told(narrows(state) ? app.notices.picked(state) : null);

  /** What to say where no partnership is left to be shown: which filters leave none, or that there is none. */
  const nothing = (scene, state) =>
    told(app.notices.emptied(scene, state)) ||
    make("p", { class: "empty", text: app.speech.say(scene.view.nodes.length ? "dealsNone" : "empty") });

  app.deals = { sceneOf, shown, inLetter, partners, when, locators, line, named, entry, refill, narrowed, nothing };
})(globalThis.gbakg);
