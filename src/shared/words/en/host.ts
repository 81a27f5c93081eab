// Words outside of any page: the menu of the desktop app, and what the hosts print in a terminal.
export const host = {
  'menu.file': 'File',
  'menu.quit': 'Quit Regulars',
  'menu.edit': 'Edit',
  'menu.undo': 'Undo typing',
  'menu.redo': 'Redo typing',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.select-all': 'Select all',
  'menu.view': 'View',
  'menu.larger': 'Larger',
  'menu.smaller': 'Smaller',
  'menu.actual-size': 'Actual size',
  'menu.full-screen': 'Full screen',

  'host.opened': 'Regulars is open in {browser}. Close its window, or press Ctrl C here, to stop.',
  'host.link': 'Open this link in a browser on this PC; it works once: {link}',
  'host.already-open': 'Regulars has this book open already; its window comes to the front.',
  'host.window-of': 'The Regulars window of {user}',
  'host.command-line-of': 'The command line of {user}',
  'host.unknown-option': 'Regulars does not know {option}. It knows --host, --data, --no-open and --demo.',
  'host.usage':
    'npm run -s call -- --list, or npm run -s call -- --book DIR [--user NAME] [--out DIR] PROCEDURE JSON. The password is read from REGULARS_PASSWORD.',
} as const
