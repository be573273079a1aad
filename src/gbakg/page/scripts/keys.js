// Keys: a name as search sees it. Characters are made simplified, letters small, punctuation is dropped; what is left
// is a row of pieces, each a Chinese character or a whole word. A query fits where a piece begins, never in the middle
// of a syllable.

((app) => {
  /** The same ranges as in keys.py, so that characters and syllables are counted alike. */
  const HAN = "\\u3007\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const EACH = new RegExp(`[${HAN}]`, "gu");
  const PIECES = new RegExp(`[${HAN}]|(?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+|\\p{S}`, "gu");
  /** Pinyin is written with these. */
  const LATIN = /^[a-z0-9]+$/;

  const FITS = { whole: 0, beginning: 1, inside: 2, within: 3 };

  const { readings, traditional } = app.data.keys;
  const read = new Map(Object.entries(readings));
  const simple = new Map(Object.entries(traditional).flatMap(([one, forms]) => [...forms].map((form) => [form, one])));

  const isHan = (piece) => piece.search(EACH) === 0;

  const pieces = (text) => {
    const folded = text.normalize("NFKC").toLowerCase();
    return folded.replace(EACH, (one) => simple.get(one) || one).match(PIECES) || [];
  };

  /** Without tones; ü may be typed as v or u. */
  const sound = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("v", "u");

  const row = (parts) => ({ parts, text: parts.join("") });

  /** A name's own characters and words; where some are Chinese, also its pinyin and initials. */
  const of = (name) => {
    const own = pieces(name);
    if (!read.has(name)) {
      return { own: row(own) };
    }
    const syllables = sound(read.get(name)).split(" ").values();
    const pinyin = own.map((piece) => (isHan(piece) ? syllables.next().value || piece : sound(piece)));
    const initials = own.map((piece, at) => (isHan(piece) ? pinyin[at].slice(0, 1) : pinyin[at]));
    return { own: row(own), pinyin: row(pinyin), initials: row(initials) };
  };

  /** A query, as it is compared with names and as it is compared with how they sound. */
  const wanted = (query) => {
    const own = pieces(query).join("");
    const sounds = sound(own);
    return { own, sounds: LATIN.test(sounds) ? sounds : "" };
  };

  const beginsPiece = ({ parts }, text, query) => {
    let at = 0;
    return parts.some((part) => {
      const here = text.startsWith(query, at);
      at += part.length;
      return here;
    });
  };

  /** How well a query fits, 0 best; one letter fits only the beginning, or it would fit nearly everything. */
  const fit = (key, query, parted = false) => {
    if (!key || !query || !key.text.includes(query)) {
      return null;
    }
    if (key.text.startsWith(query)) {
      return key.text === query ? FITS.whole : FITS.beginning;
    }
    if (query.length === 1 && LATIN.test(query)) {
      return null;
    }
    if (beginsPiece(key, key.text, query)) {
      return FITS.inside;
    }
    return parted && query.length > 2 ? FITS.within : null;
  };

  /** How a name answers a query: `rank`, 0 best, and whether only its sound does; or nothing. */
  const match = ({ own, pinyin, initials }, query) => {
    let best = null;
    const weigh = (fits, kind) => {
      const rank = fits * 3 + kind;
      if (fits !== null && !(best?.rank <= rank)) {
        best = { rank, sound: kind > 0 };
      }
    };
    weigh(fit(own, query.own, true), 0);
    weigh(fit(pinyin, query.sounds), 1);
    weigh(fit(initials, query.sounds), 2);
    return best;
  };

  /** A text as words are looked for in it: small letters, simplified characters, single spaces. */
  const plain = (text) => {
    const folded = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
    return folded.replace(EACH, (one) => simple.get(one) || one);
  };

  app.keys = { of, wanted, match, plain };
})(globalThis.gbakg);
