// Dates with the letter's precision, as stretches on an axis that is counted in years.

((app) => {
  const DATE = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)/;
  const MONTHS = 12;
  /** How many years an axis can name one by one. */
  const NAMED = 12;
  /** Up to how many years it names months as well. */
  const MONTHLY = 3;

  /** From when to when a date reaches: a year, a month or a day; nothing for what is no date. */
  const stretch = (text = "") => {
    const [, year, month, day] = (DATE.exec(text) || []).map(Number);
    if (!year) {
      return null;
    }
    if (!month) {
      return { from: year, to: year + 1, precision: "year" };
    }
    const from = year + (month - 1) / MONTHS;
    if (!day) {
      return { from, to: from + 1 / MONTHS, precision: "month" };
    }
    const days = MONTHS * new Date(Date.UTC(year, month, 0)).getUTCDate();
    return { from: from + (day - 1) / days, to: from + day / days, precision: "day" };
  };

  /** What a thing's start and end cover; an end that is not given is not made up. */
  const extent = ({ start, end }) => {
    const [first, last] = [stretch(start), stretch(end)];
    if (!first || !last) {
      return first || last;
    }
    return { from: first.from, to: Math.max(first.to, last.to), precision: "span" };
  };

  const yearOf = (node) => Math.floor(extent(node).from);

  /** Whole years that hold all stretches. */
  const axis = (nodes) => {
    const stretches = nodes.map(extent);
    const first = Math.floor(Math.min(...stretches.map(({ from }) => from)));
    const last = Math.ceil(Math.max(...stretches.map(({ to }) => to)) - 1e-9);
    const years = last - first;
    const every = Math.ceil(years / NAMED);
    const named = Array.from({ length: years }, (_, at) => first + at).filter((year) => (year - first) % every === 0);
    return { first, years, named, monthly: years <= MONTHLY };
  };

  /** Where on an axis a moment stands, in hundredths of its length. */
  const place = ({ first, years }, moment) => (100 * (moment - first)) / years;

  const byDate = (nodes) => {
    const keyed = nodes.map((node) => ({ node, ...extent(node) }));
    keyed.sort((one, two) => one.from - two.from || two.to - one.to || (one.node.id < two.node.id ? -1 : 1));
    return keyed.map(({ node }) => node);
  };

  app.dates = { extent, yearOf, axis, place, byDate };
})(globalThis.gbakg);
