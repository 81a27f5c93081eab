// Tells whether a cloud service syncs a folder. A live database in such a folder gets copied half-written or doubled
// by conflicts, so the owner is warned. Pure: names and marker files are given.
import { posix, win32 } from 'node:path'

export type CloudService =
  | 'OneDrive'
  | 'Dropbox'
  | 'iCloud Drive'
  | 'Google Drive'
  | 'Nextcloud'
  | 'ownCloud'
  | 'Syncthing'
  | 'Box'
  | 'pCloud'
  | 'MEGA'

/** A folder's own name. Company accounts add theirs: "OneDrive - Corner Bakery", "Dropbox (Personal)". */
const BY_NAME: readonly (readonly [RegExp, CloudService])[] = [
  [/^onedrive($| - |-)/i, 'OneDrive'],
  [/^dropbox($| \()/i, 'Dropbox'],
  [/^(icloud ?drive|icloudphotos|mobile documents|com~apple~clouddocs)$/i, 'iCloud Drive'],
  [/^(google ?drive|my drive|googledrive-.*|drivefs)$/i, 'Google Drive'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^(Box|Box Sync|box-box)$/, 'Box'],
  [/^pclouddrive|^pcloud drive$/i, 'pCloud'],
  [/^MEGA(sync)?( Sync)?$/, 'MEGA'],
]

/** Files and folders that a service leaves in what it syncs. */
const BY_MARKER: readonly (readonly [RegExp, CloudService])[] = [
  [/^\.stfolder$|^\.stignore$|^\.stversions$/i, 'Syncthing'],
  // Not `.dropbox`: the service's own settings have that name in everybody's home.
  [/^\.dropbox\.cache$/i, 'Dropbox'],
  [/^(\.sync_[0-9a-f]+\.db|\._sync_[0-9a-f]+\.db|\.nextcloudsync\.log|\.owncloudsync\.log)(-wal|-shm)?$/i, 'Nextcloud'],
  [/^\.849c9593-d756-4e56-8d6e-42412f2a707b$/i, 'OneDrive'],
  [/^\.tmp\.drive(up|down)load$/i, 'Google Drive'],
  [/^\.megaignore$/i, 'MEGA'],
]

const matchIn = (table: readonly (readonly [RegExp, CloudService])[], name: string) =>
  table.find(([pattern]) => pattern.test(name))?.[1]

/** The folder itself and all above it, nearest first. */
export function foldersUpFrom(path: string): readonly string[] {
  const kind = /^[a-z]:[\\/]|^\\\\/i.test(path) ? win32 : posix
  const above = kind.dirname(path)
  return above === path || above === '.' ? [path] : [path, ...foldersUpFrom(above)]
}

/**
 * The service that syncs `path`, or null.
 * `namesIn` lists a folder's entries and returns none for one that cannot be read.
 */
export function cloudServiceOf(path: string, namesIn: (folder: string) => readonly string[]): CloudService | null {
  const folders = foldersUpFrom(path)
  for (const folder of folders) {
    const name = folder.split(/[\\/]/).filter(Boolean).at(-1) ?? ''
    const named = matchIn(BY_NAME, name)
    if (named) return named
    for (const entry of namesIn(folder)) {
      const marked = matchIn(BY_MARKER, entry)
      if (marked) return marked
    }
  }
  return null
}
