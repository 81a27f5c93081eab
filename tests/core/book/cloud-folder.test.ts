// Folders that a cloud service syncs are told by their names and by what the service leaves in them.
import { expect, test } from 'vitest'
import { cloudServiceOf, foldersUpFrom } from '../../../src/main/core/book/cloud-folder.ts'

const nothing = () => []

test.each([
  ['/Users/rosa/Library/Mobile Documents/com~apple~CloudDocs/Regulars', 'iCloud Drive'],
  ['C:\\Users\\Rosa\\OneDrive\\Regulars', 'OneDrive'],
  ['C:\\Users\\Rosa\\OneDrive - Corner Bakery\\Documents\\Regulars', 'OneDrive'],
  ['/home/rosa/Dropbox/Regulars', 'Dropbox'],
  ['/home/rosa/Dropbox (Personal)/Regulars', 'Dropbox'],
  ['G:\\My Drive\\Regulars', 'Google Drive'],
  ['/Users/rosa/Library/CloudStorage/GoogleDrive-rosa@example.org/My Drive/Regulars', 'Google Drive'],
  ['/home/rosa/Nextcloud/shop/Regulars', 'Nextcloud'],
  ['/home/rosa/ownCloud/Regulars', 'ownCloud'],
  ['/home/rosa/pCloudDrive/Regulars', 'pCloud'],
  ['/home/rosa/MEGAsync/Regulars', 'MEGA'],
])('%s belongs to %s', (path, service) => {
  expect(cloudServiceOf(path, nothing)).toBe(service)
})

test.each([
  '/home/rosa/.local/share/regulars',
  'C:\\Users\\Rosa\\AppData\\Local\\Regulars',
  '/home/rosa/megaphone/dropboxes/Regulars',
  '/home/rosa/boxes/box/Regulars',
  '/srv/onedriver/book',
])('%s belongs to nobody', (path) => {
  expect(cloudServiceOf(path, nothing)).toBeNull()
})

test('a folder with a name of its own is told by the marks of the service, here or above', () => {
  const marked: Record<string, string[]> = { '/data/shop': ['.stfolder', 'book'], '/data/nc': ['.sync_1f2e3d.db', 'x'] }
  const namesIn = (folder: string) => marked[folder] ?? []
  expect(cloudServiceOf('/data/shop/regulars/book', namesIn)).toBe('Syncthing')
  expect(cloudServiceOf('/data/nc/book', namesIn)).toBe('Nextcloud')
  expect(cloudServiceOf('/data/other/book', namesIn)).toBeNull()
})

test("the settings folder of a service in somebody's home does not mark the whole home", () => {
  const namesIn = (folder: string) => (folder === '/home/rosa' ? ['.dropbox', '.config'] : [])
  expect(cloudServiceOf('/home/rosa/regulars', namesIn)).toBeNull()
})

test('all folders above are looked at, on every system', () => {
  expect(foldersUpFrom('/a/b')).toEqual(['/a/b', '/a', '/'])
  expect(foldersUpFrom('C:\\a\\b')).toEqual(['C:\\a\\b', 'C:\\a', 'C:\\'])
  expect(foldersUpFrom('\\\\nas\\share\\a')).toEqual(['\\\\nas\\share\\a', '\\\\nas\\share\\'])
})
