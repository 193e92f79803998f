package org.wishwright.platform.onboarding.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.onboarding.Application;
import org.wishwright.platform.onboarding.Onboarding;
import org.wishwright.platform.onboarding.Papers;

/** The page on which a maker applies and reads what became of it. */
@Controller
@RequestMapping("/maker/onboarding")
public class MakerOnboarding {

    private final Onboarding onboarding;
    private final Files files;
    private final Parties parties;

    MakerOnboarding(Onboarding onboarding, Files files, Parties parties) {
        this.parties = parties;
        this.onboarding = onboarding;
        this.files = files;
    }

    @GetMapping
    ModelAndView show(Caller caller) {
        if (caller.memberships().stream().noneMatch(membership -> membership.role() == Role.MAKER)) {
            return workshop("", null);
        }
        var application = onboarding.mine(caller);
        return page(application, application.papers(), null);
    }

    /** Whoever has no workshop yet gives it a name first; then come its papers. */
    @PostMapping("/workshop")
    ModelAndView found(Caller caller, @RequestParam(defaultValue = "") String organisation) {
        try {
            parties.createOrganisation(caller, organisation);
            return new ModelAndView("redirect:/maker/onboarding?done=onboarding.founded");
        } catch (RefusedException e) {
            return workshop(organisation, e.refusal());
        }
    }

    private static ModelAndView workshop(String organisation, @Nullable Refusal refusal) {
        var status = refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("onboarding/workshop", status)
                .addObject("organisation", organisation)
                .addObject("refusal", refusal);
    }

    /** What was typed is kept before it is judged, so that a fault costs nobody the picture she has sent. */
    @PostMapping
    ModelAndView send(
            Caller caller,
            @ModelAttribute PapersForm form,
            @RequestParam(required = false) @Nullable List<MultipartFile> licence,
            @RequestParam(defaultValue = "save") String action) {
        try {
            onboarding.save(caller, form.papers(picture(caller, licence)));
            if (action.equals("send")) {
                onboarding.submit(caller);
            }
            var done = action.equals("send") ? "onboarding.sent" : "onboarding.saved";
            return new ModelAndView("redirect:/maker/onboarding?done=" + done);
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            var application = onboarding.mine(caller);
            return page(application, form.papers(application.papers().licence()), e.refusal());
        }
    }

    @PostMapping("/withdrawal")
    String withdraw(Caller caller) {
        onboarding.withdraw(caller);
        return "redirect:/maker/onboarding?done=onboarding.withdrawn";
    }

    @PostMapping("/change")
    String change(Caller caller) {
        onboarding.change(caller);
        return "redirect:/maker/onboarding";
    }

    @PostMapping("/keep")
    String keep(Caller caller) {
        onboarding.keep(caller);
        return "redirect:/maker/onboarding?done=onboarding.kept";
    }

    @GetMapping("/licence")
    ResponseEntity<byte[]> licence(
            Caller caller,
            @RequestParam(defaultValue = "SCREEN") Size size,
            @RequestParam(defaultValue = "false") boolean approved) {
        return licence(files, onboarding.mine(caller), size, approved);
    }

    /** @param approved whether that of the valid papers is meant, not that of a change to them */
    static ResponseEntity<byte[]> licence(Files files, Application application, Size size, boolean approved) {
        return PictureAnswer.of(Optional.ofNullable(approved ? application.approved() : application.papers())
                .map(Papers::licence)
                .flatMap(picture -> files.picture(picture, size)));
    }

    private @Nullable FileId picture(Caller caller, @Nullable List<MultipartFile> licence) {
        var chosen = ChosenPictures.of(licence);
        return chosen.isEmpty()
                ? null
                : files.keepPicture(caller.organisation(Role.MAKER), chosen.getFirst(), "licence");
    }

    private static ModelAndView page(Application application, Papers typed, @Nullable Refusal refusal) {
        var view = new ModelAndView(
                "onboarding/maker", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject("view", new View(application, typed)).addObject("refusal", refusal);
    }

    /** @param typed what stands in the fields: as kept, or as sent with a fault */
    public record View(Application application, Papers typed) {

        public Map<String, String> countries(Locale language) {
            return Countries.in(language);
        }

        public String country(Locale language) {
            return Countries.name(application.papers().country(), language);
        }
    }
}
