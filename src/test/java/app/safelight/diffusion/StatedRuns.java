package app.safelight.diffusion;

import app.safelight.engine.KeptState;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/// The other process of [SamplerStatesTest]: goes on from every state kept in a folder and prints the bits it comes to.
final class StatedRuns {
    private StatedRuns() {}

    /// Finishes state `k` of run `i` from the file `i-k.safetensors`, for all `k` up to the run's last, and prints a
    /// line for each.
    ///
    /// @param args the folder, then the number of states of each run
    public static void main(String[] args) throws Exception {
        List<StatedRun> runs = StatedRun.all();
        for (int i = 0; i < runs.size(); i++) {
            for (int k = 0; k < Integer.parseInt(args[1 + i]); k++) {
                KeptState kept = KeptState.read(file(Path.of(args[0]), i, k));
                System.out.println(i + " " + k + " " + bits(runs.get(i).finish(kept.state())));
            }
        }
    }

    /// Where a state is kept.
    static Path file(Path folder, int run, int k) {
        return folder.resolve(run + "-" + k + ".safetensors");
    }

    /// What a state is, bit for bit: its counters and the values of its latent.
    static String bits(SamplerState state) {
        StringBuilder bits = new StringBuilder();
        bits.append(state.step()).append(' ').append(state.calls()).append(' ').append(state.draws());
        for (float value : state.x().values()) {
            bits.append(' ').append(HexFormat.of().toHexDigits(Float.floatToRawIntBits(value)));
        }
        return bits.toString();
    }
}
