// The address of the tasks.
export const TASKS_PATH = '/tasks'
