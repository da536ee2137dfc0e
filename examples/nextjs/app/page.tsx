export default function Page() {
    return (
        <main>
            <h1>CRM</h1>
        </main>
    );
}
