package org.wishwright.configuration.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.FormulaText.Names;
import org.wishwright.configuration.format.ModelDraft.GroupDraft;
import org.wishwright.configuration.format.ModelDraft.Key;
import org.wishwright.configuration.format.ModelDraft.ModuleDraft;
import org.wishwright.configuration.format.ModelDraft.OptionDraft;
import org.wishwright.configuration.format.ModelDraft.TableDraft;
import org.wishwright.configuration.format.ModelDraft.TextDraft;

/** Where in the model text the reader is: what the next line may stand under. */
final class Place implements Names {

    final ModelDraft draft = new ModelDraft();
    int line;

    @Nullable
    ModuleDraft module;

    @Nullable
    OptionDraft option;

    @Nullable
    GroupDraft group;

    @Nullable
    TableDraft table;

    /** What a validity would be of. */
    @Nullable
    Key dated;

    /** Lines that may speak of what is declared below them. */
    final List<Pending> pending = new ArrayList<>();

    /** What is left to do for a line when all is read. */
    record Pending(int line, Finish finish) {}

    /** Reads the rest of a line. */
    interface Finish {
        void run() throws Mistake;
    }

    /** Of what was declared last; null where that was refused, so that its names are not refused again. */
    @Nullable
    TextDraft text = draft.name;

    /** What comes next stands under nothing said so far. */
    void forget() {
        module = null;
        option = null;
        group = null;
        table = null;
        dated = null;
        text = null;
    }

    /** The option that a line stands under, or what a text, switch or upload makes. */
    OptionDraft made() throws Mistake {
        if (option == null) {
            throw new Mistake("this line must stand under an option");
        }
        return option;
    }

    ModuleDraft known(String moduleId) throws Mistake {
        var known = draft.modules.get(moduleId);
        if (known == null) {
            throw new Mistake("there is no module '" + LineWords.shortened(moduleId) + "' above");
        }
        return known;
    }

    static String known(ModuleDraft of, String optionId) throws Mistake {
        boolean onScale = of.form.kind() instanceof Kind.Number
                && of.form.placed(optionId).isAccepted();
        if (!onScale && !of.options.containsKey(optionId)) {
            throw new Mistake("module '" + of.id + "' has no option '" + LineWords.shortened(optionId) + "'");
        }
        return optionId;
    }

    @Override
    public @Nullable Scale scale(String moduleId) throws Mistake {
        if (draft.groups.containsKey(moduleId)) {
            return null;
        }
        var form = known(moduleId).form;
        return form.kind() instanceof Kind.Choice ? form.scale() : null;
    }

    @Override
    public boolean counts(String moduleId) {
        var known = draft.modules.get(moduleId);
        return known != null && known.form.counts();
    }

    @Override
    public boolean isSwitch(String moduleId) {
        var known = draft.modules.get(moduleId);
        return known != null && known.form.kind() instanceof Kind.Switch;
    }

    @Override
    public List<String> members(String groupId) {
        var known = draft.groups.get(groupId);
        return known == null ? List.of() : known.members;
    }
}
