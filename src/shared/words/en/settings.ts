// Words of the settings pages.
export const settings = {
  'settings.title': 'Settings',
} as const
