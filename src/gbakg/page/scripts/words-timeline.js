// Texts of the timeline.

globalThis.gbakg.lexicon({
  zh: {
    timeline: "时间线",
    timelineDated: "注明日期的合作",
    timelineUndated: "公函未注明日期的合作",
    timelineThings: "注明日期的其他内容：平台、活动、文件、机构等",
    timelineThingsSwitch: "同时显示注明日期的平台、活动、文件、机构",
    timelineOthers: "{n} 项",
    timelineOthers1: "{n} 项",
    timelineNote:
      "日期属于它所注明的那一项，这里只用公函给合作本身注明的日期，并保持公函的精确程度：只写年份的画满全年，写到月份的画满该月，写到日的是一点。只写明开始的，不推断何时结束。",
    timelineThingsNote: "以下是平台、活动、文件或机构自身的日期，不是合作的日期。",
    timelineUndatedNote: "公函没有写明日期，不等于没有发生，也不等于尚未开始。",
    timelineNoDates: "显示的合作都没有注明日期。",
    timelineMade: "其成果注明了日期：",
  },
  en: {
    timeline: "Timeline",
    timelineDated: "Dated partnerships",
    timelineUndated: "Partnerships without a date in the letter",
    timelineThings: "Other dated things: platforms, events, documents, bodies",
    timelineThingsSwitch: "Also show dated platforms, events, documents and bodies",
    timelineOthers: "{n} in all",
    timelineOthers1: "{n} in all",
    timelineNote:
      "A date belongs to what it dates. Only dates that the letter gives to a partnership itself are used, as precisely as the letter gives them: a year fills the year, a month the month, a day is a point. Where only a beginning is given, no end is inferred.",
    timelineThingsNote:
      "These are dates of the platforms, events, documents or bodies themselves, not of partnerships.",
    timelineUndatedNote: "No date in the letter means neither that it did not happen nor that it has not begun.",
    timelineNoDates: "None of the partnerships shown is dated.",
    timelineMade: "What it made is dated: ",
  },
});
