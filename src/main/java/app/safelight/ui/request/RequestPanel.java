package app.safelight.ui.request;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.ui.control.Choices;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The form on the left of the window.
public final class RequestPanel {
    private final Named named;
    private final Messages messages;
    private final RequestModel model;
    private final PromptBox prompt;
    private final Map<Field, Control> fields = new EnumMap<>(Field.class);
    private final ScrollPane node;

    /// @param examples prompts to begin with
    /// @param reuseSeed takes the seed of the picture shown
    /// @param start what is asked about a picture to start from
    public RequestPanel(
            Named named, RequestModel model, List<String> examples, Runnable reuseSeed, StartBox.Actions start) {
        this.named = named;
        this.model = model;
        messages = named.messages();
        prompt = new PromptBox(named, model.prompt(), "prompt", "prompt.text", 4);
        prompt.add(examples(examples));
        PromptBox negative = new PromptBox(named, model.negative(), "negative-prompt", "prompt.negative", 2);
        StartBox startBox = new StartBox(named, model, start);
        VBox content = new VBox(
                12, prompt.node(), negative.node(), sampling(), sizeAndCount(), seed(reuseSeed), startBox.node());
        fields.putAll(startBox.fields());
        content.getStyleClass().add("form");
        node = new ScrollPane(content);
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().add("form-scroll");
        node.setFocusTraversable(false);
    }

    /// Prompts the bundled model understands, in a menu: nine of them would take a quarter of the form.
    private Node examples(List<String> examples) {
        MenuButton menu = named.named(new MenuButton(messages.text("prompt.example")), "examples", "prompt.example");
        menu.getStyleClass().addAll("small", "flat");
        for (String example : examples) {
            MenuItem item = new MenuItem(example);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> {
                model.prompt().textProperty().set(example);
                focusPrompt();
            });
            menu.getItems().add(item);
        }
        menu.setDisable(examples.isEmpty());
        return menu;
    }

    private Node sampling() {
        ComboBox<SamplerType> sampler = choice("sampler", "request.sampler", SamplerType.values(), SamplerType::label);
        sampler.valueProperty().bindBidirectional(model.samplerProperty());
        ComboBox<ScheduleType> schedule =
                choice("schedule", "request.schedule", ScheduleType.values(), ScheduleType::label);
        schedule.valueProperty().bindBidirectional(model.scheduleProperty());
        GridPane grid = grid(50);
        grid.addRow(0, labelled(sampler, "request.sampler"), labelled(schedule, "request.schedule"));
        grid.addRow(
                1,
                labelled(number(Field.STEPS, model.steps(), "steps", "request.steps"), "request.steps"),
                labelled(number(Field.CFG, model.cfg(), "cfg", "request.cfg"), "request.cfg"));
        return grid;
    }

    private Node sizeAndCount() {
        TextField width = number(Field.WIDTH, model.width(), "width", "request.width");
        TextField height = number(Field.HEIGHT, model.height(), "height", "request.height");
        Button swap = named.iconButton("swap-size", "request.swap", Icon.SWAP, model::swapSize);
        HBox size = new HBox(2, labelled(width, "request.width"), swap, labelled(height, "request.height"));
        size.getStyleClass().add("bottom-row");
        GridPane grid = grid(66);
        grid.addRow(0, size, labelled(number(Field.COUNT, model.count(), "count", "request.count"), "request.count"));
        return grid;
    }

    private Node seed(Runnable reuseSeed) {
        TextField seed = named.named(new TextField(), "seed", "request.seed");
        seed.setPromptText(messages.text("request.seed.random"));
        seed.textProperty().bindBidirectional(model.seedProperty());
        NumberField.mark(seed, model.seedValid());
        fields.put(Field.SEED, seed);
        HBox.setHgrow(seed, Priority.ALWAYS);
        HBox row = new HBox(
                6,
                seed,
                named.iconButton("random-seed", "request.random", Icon.DICE, model::randomSeed),
                named.iconButton("reuse-seed", "request.reuse", Icon.REUSE, reuseSeed));
        return new VBox(4, named.caption(seed, "request.seed"), row);
    }

    private TextField number(Field field, NumberEntry entry, String id, String key) {
        TextField control = named.named(NumberField.of(entry), id, key);
        fields.put(field, control);
        return control;
    }

    private VBox labelled(Control control, String key) {
        control.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, named.caption(control, key), control);
    }

    private <T> ComboBox<T> choice(String id, String key, T[] values, Function<T, String> words) {
        return named.named(Choices.box(List.of(values), words), id, key);
    }

    /// Two columns.
    ///
    /// @param left percent of the width the first takes
    private static GridPane grid(int left) {
        GridPane grid = new GridPane(12, 12);
        for (int percent : new int[] {left, 100 - left}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(percent);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    /// The panel.
    public Node node() {
        return node;
    }

    /// Puts the caret at the end of the prompt.
    public void focusPrompt() {
        prompt.area().requestFocus();
        prompt.area().end();
    }

    /// Goes to a field that has to be put right.
    public void focus(Field field) {
        Control control = fields.get(field);
        if (control != null) {
            control.requestFocus();
        }
    }
}
