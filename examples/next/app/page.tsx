import { allocateFromForm } from './actions';

export default function Page() {
  return (
    <form action={allocateFromForm}>
      <input name="network" />
      <button>Allocate a floating IP</button>
    </form>
  );
}
