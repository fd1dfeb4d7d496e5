import { create } from 'zustand';
import type { EventValue } from '../../shared/ipc/contract';

export type Task = EventValue<'progress'>;

interface TasksStore {
  /** Long work that is under way, oldest first. */
  readonly tasks: readonly Task[];
  progress(task: Task): void;
  clear(): void;
}

export const useTasks = create<TasksStore>()((set) => ({
  tasks: [],
  progress: (task) => set(({ tasks }) => {
    if (task.finished) return { tasks: tasks.filter((known) => known.task !== task.task) };
    const known = tasks.some((other) => other.task === task.task);
    return { tasks: known ? tasks.map((other) => (other.task === task.task ? task : other)) : [...tasks, task] };
  }),
  clear: () => set({ tasks: [] }),
}));
