// Loaded by Node before a program under test (`--import`): what it asks of the domain name system goes to a port of this machine at which
// nobody listens.
import { setServers } from 'node:dns/promises'

setServers(['127.0.0.1:9'])
