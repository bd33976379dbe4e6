package app.safelight.store;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a recipe tells of the picture a request starts from, beside what [Knobs] tell.
///
/// @param values of the recipe
/// @param tree the request so far, with the pictures of the base
record RecipeStart(Map<String, String> values, RecipeTree tree) {
    private static final List<String> SIDES = List.of("left", "top", "right", "bottom");

    /// Puts a mask as it is where a recipe is silent in place of the base's, of which the picture and what only this
    /// program knows stay.
    void read() {
        if (!(tree.root().get("start") instanceof ObjectNode start)) {
            return;
        }
        start.put("noiseMultiplier", 1);
        start.put("extraNoise", 0);
        if (start.get("inpainting") instanceof ObjectNode inpainting) {
            ObjectNode usual = (ObjectNode)
                    RecordJson.write(UsualRequest.WHOLE).get("start").get("inpainting");
            usual.set("mask", inpainting.get("mask"));
            usual.set("rules", inpainting.get("rules"));
            if (!"True".equals(values.get("Soft inpainting enabled"))) {
                usual.putNull("soft");
            }
            start.set("inpainting", usual);
            tree.follow("Soft inpainting enabled");
            outpainting((ObjectNode) usual.get("rules"));
        }
    }

    private void outpainting(ObjectNode rules) {
        String[] sides = values.getOrDefault("Outpainting", "").split(",", -1);
        if (sides.length == SIDES.size()) {
            ObjectNode before = tree.root().deepCopy();
            ObjectNode grown = rules.putObject("outpainting");
            for (int i = 0; i < sides.length; i++) {
                grown.put(SIDES.get(i), sides[i].strip());
            }
            tree.keepIfUsable("Outpainting", before);
        }
    }
}
