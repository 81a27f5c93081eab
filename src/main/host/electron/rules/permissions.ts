// Rule: the page gets no camera, no place, no notifications, no devices. It may put text on the clipboard, because
// people copy a phone number.
import type { Session } from 'electron'

const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, decide) => decide(ALLOWED.has(permission)))
  session.setPermissionCheckHandler((_page, permission) => ALLOWED.has(permission))
  session.setDevicePermissionHandler(() => false)
}
