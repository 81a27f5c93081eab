// The menu of the window: what every desktop program has, in the words of the catalogue. Everything else is in the page.
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Words } from '../../../shared/words/words.ts'

export function menuTemplate(words: Words): MenuItemConstructorOptions[] {
  return [
    { label: words('menu.file'), submenu: [{ label: words('menu.quit'), role: 'quit' }] },
    {
      label: words('menu.edit'),
      submenu: [
        // Without their own keys: Ctrl+Z belongs to the page, which undoes what was done, or typing where one types.
        { label: words('menu.undo'), role: 'undo', registerAccelerator: false },
        { label: words('menu.redo'), role: 'redo', registerAccelerator: false },
        { type: 'separator' },
        { label: words('menu.cut'), role: 'cut' },
        { label: words('menu.copy'), role: 'copy' },
        { label: words('menu.paste'), role: 'paste' },
        { label: words('menu.select-all'), role: 'selectAll' },
      ],
    },
    {
      label: words('menu.view'),
      submenu: [
        { label: words('menu.larger'), role: 'zoomIn' },
        { label: words('menu.smaller'), role: 'zoomOut' },
        { label: words('menu.actual-size'), role: 'resetZoom' },
        { type: 'separator' },
        { label: words('menu.full-screen'), role: 'togglefullscreen' },
      ],
    },
  ]
}

export function setMenu(words: Words): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words)))
}
