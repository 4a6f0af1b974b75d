"""The form at /admin/ as an editor uses it on a working tree, with no window to choose the folder in."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page

from media_mandate.newsroom import Newsroom, read_newsroom
from tests.newsdesk import NOW

# The folder that the browser's own chooser would hand over is one that the test fills and reads.
CHOSEN = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async files => {
  for (const [path, bytes] of Object.entries(files)) {
    let folder = await navigator.storage.getDirectory();
    const parts = path.split('/');
    const name = parts.pop();
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const stream = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await stream.write(Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0)));
    await stream.close();
  }
  await (await navigator.storage.getDirectory()).getDirectoryHandle('.git', {create: true});
}"""
TAKE = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        found[path + name] = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
      }
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('docs'), 'docs/');
  return found;
}"""
PASTE = """(box, html) => {
  const clipboard = new DataTransfer();
  clipboard.setData('text/html', html);
  box.dispatchEvent(new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, cancelable: true}));
}"""


class Desk:
    """An editor who has opened the form on a working tree."""

    def __init__(self, page: Page, tree: Path, faults: list[str]) -> None:
        self.page, self.tree, self.faults = page, tree, faults
        page.set_default_timeout(20000)
        page.set_viewport_size({"width": 1280, "height": 6000})  # fields out of sight are not drawn
        page.add_init_script(CHOSEN)
        page.goto("admin/")
        page.evaluate(FILL, self.files())
        page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
        page.get_by_role("radio", name="Nội dung").wait_for()

    def files(self) -> dict[str, str]:
        paths = (path for path in (self.tree / "docs").rglob("*") if path.is_file())
        return {
            path.relative_to(self.tree).as_posix(): b64encode(path.read_bytes()).decode() for path in paths
        }

    def open(self, article: str) -> None:
        """An article by its path, or the form for a new one by its outlet."""
        outlet, _, rest = article.removeprefix("docs/").removesuffix(".md").partition("/")
        self.page.goto(f"admin/#/collections/{outlet}/" + (f"entries/{rest}" if rest else "new"))
        self.field("Tên bài").wait_for()

    def field(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=name, exact=True)

    def group(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=re.compile(rf"^Mục “\W?{re.escape(name)}\W?”$"))

    def choose(self, name: str, option: str) -> None:
        self.page.get_by_role("combobox", name=name).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def add(self, block: str) -> None:
        self.group(block).get_by_role("checkbox").first.click()
        self.page.wait_for_timeout(1000)  # the form empties a new block once more after it has drawn it

    def save(self) -> None:
        self.page.get_by_role("button", name="Lưu", exact=True).click()
        self.page.wait_for_url(lambda address: not re.search("/(new|entries/.*)$", address))

    def take(self) -> None:
        """Put what the form wrote into the working tree."""
        for path, written in self.page.evaluate(TAKE).items():
            (self.tree / path).parent.mkdir(parents=True, exist_ok=True)
            (self.tree / path).write_bytes(b64decode(written))

    def text(self, path: str) -> str:
        return (self.tree / path).read_bytes().decode()

    def newsroom(self) -> Newsroom:
        newsroom, problems = read_newsroom(self.tree, NOW, date(2025, 6, 23))
        assert newsroom is not None, problems
        return newsroom
