// Somebody of the team, as the core tells of them.
import type { api } from '../../api/client.ts'

export type TeamMember = Awaited<ReturnType<typeof api.users.list>>[number]
