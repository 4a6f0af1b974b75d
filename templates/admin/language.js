/* The form speaks the newsroom's language from the first visit on, whatever the browser's; its settings change that. */

const SETTINGS = "sveltia-cms.prefs";
const settings = JSON.parse(localStorage.getItem(SETTINGS) ?? "{}");
settings.locale ??= document.documentElement.lang.replace(/^en$/, "en-US");
localStorage.setItem(SETTINGS, JSON.stringify(settings));
