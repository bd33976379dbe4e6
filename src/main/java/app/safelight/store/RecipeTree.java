package app.safelight.store;

import app.safelight.request.GenerationRequest;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A request as a recipe makes it: its JSON object, into which one parameter after the other is put. One that makes it
/// unusable is taken back.
final class RecipeTree {
    private final Set<String> followed = new HashSet<>();
    private ObjectNode root;

    RecipeTree(GenerationRequest begun) {
        root = RecordJson.write(begun);
    }

    ObjectNode root() {
        return root;
    }

    /// The request as it is now.
    ///
    /// @throws StoreException naming the field that cannot be used
    GenerationRequest request() throws StoreException {
        return new RecordReader("The recipe").read(GenerationRequest.class, root);
    }

    /// Takes parameters for followed.
    void follow(String... keys) {
        followed.addAll(Set.of(keys));
    }

    boolean hasFollowed(String key) {
        return followed.contains(key);
    }

    /// Follows one parameter.
    ///
    /// @return whether it has a meaning for this request, and a value that can be used
    boolean follow(Knob knob, String word) {
        ObjectNode before = root.deepCopy();
        if (!knob.put(root, word)) {
            if (word.equalsIgnoreCase("False")) {
                followed.add(knob.key());
            }
            return false;
        }
        return keepIfUsable(knob.key(), before);
    }

    /// Keeps what was put in for a parameter, or goes back to what was before.
    ///
    /// @return whether it is kept
    boolean keepIfUsable(String key, ObjectNode before) {
        try {
            request();
            followed.add(key);
            return true;
        } catch (StoreException _) {
            root = before;
            return false;
        }
    }
}
